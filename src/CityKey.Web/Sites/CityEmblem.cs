namespace CityKey.Web.Sites;

/// <summary>The city's emblem as inline SVG: a skyline over water, with a keyhole for a door.</summary>
public static class CityEmblem
{
    public const string Drawing =
        """<svg class="seal" viewBox="0 0 40 40" aria-hidden="true" focusable="false">"""
        + """<circle cx="20" cy="20" r="18"/>"""
        + """<path d="M7 26.500h26M10 26.500v-6h4.500v6M25.5 26.500V18H30v8.500M14.5 26.500V13.500L20 9l5.5 """
        + """4.500v13"/><path d="M9.5 30.800c2-1.3 3.5-1.3 5.2 0s3.5 1.3 5.3 0 3.5-1.3 5.3 0 3.2 1.3 5.2 """
        + """0"/><path class="hole" d="M20 16.300a2.2 2.2 0 0 1 1.2 4l.9 3.700h-4.200l.9-3.700a2.2 2.2 0 0 """
        + """1 1.2-4Z"/></svg>""";
}
