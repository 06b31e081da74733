namespace CityKey.Web.Languages;

/// <summary>Names the texts both sites share (<c>WebText.resx</c>).</summary>
public sealed class WebText;
