namespace CityKey.Portal.Languages;

/// <summary>Identifies the portal's resource file, <c>PortalText.resx</c>.</summary>
public sealed class PortalText;
