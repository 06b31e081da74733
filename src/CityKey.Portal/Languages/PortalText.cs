namespace CityKey.Portal.Languages;

/// <summary>Names the portal's texts (<c>PortalText.resx</c>).</summary>
public sealed class PortalText;
