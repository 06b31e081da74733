namespace CityKey.Staff.Languages;

/// <summary>Stands for the staff site's words, which are in the resource file of the same name.</summary>
internal sealed class StaffText;
