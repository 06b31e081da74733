namespace CityKey.Web.Languages;

/// <summary>Identifies the resource file that both sites share, <c>WebText.resx</c>.</summary>
public sealed class WebText;
