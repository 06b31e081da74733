namespace CityKey.Staff.Languages;

/// <summary>Marker type for the staff site's resource files.</summary>
internal sealed class StaffText;
