using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;

namespace CityKey.Web.TagHelpers;

/// <summary>The product's icons: SVG line drawings on a 24 × 24 grid.</summary>
public static class Icons
{
    private static readonly ConcurrentDictionary<(string Name, string? CssClass), IHtmlContent> Drawn = new();

    private static readonly Dictionary<string, string> Lines = new(StringComparer.Ordinal)
    {
        ["house"] = "<path d='M3.5 11.5 12 4.5l8.5 7M6 10v9.5h12V10M10 19.5v-5h4v5'/>",
        ["letter"] = "<rect x='3.5' y='6' width='17' height='12' rx='2'/><path d='m4 7.5 8 6 8-6'/>",
        ["care-of"] =
            "<path d='M3.5 17.5h4l5.5 2 7-4.2c-.8-1.6-2.2-1.7-3.6-1l-3 1.4'/>"
            + "<path d='M7.5 14h4.500c1.8 0 2 2-.2 2'/>"
            + "<rect x='8' y='4' width='11' height='7.5' rx='1.5'/><path d='m8.5 5 5 3.5 5-3.5'/>",
        ["shield"] =
            "<path d='M12 3.500c2.5 1.8 5 2.5 7.5 2.5 0 7-2 11.5-7.5 14.500C6.5 17.5 4.5 13 4.5 6 7 6 "
            + "9.5 5.3 12 3.500Z'/><path d='M8.5 12.5 12 9.500l3.5 3M9.7 11.700V15h4.600v-3.3'/>",
        ["street"] =
            "<path d='M4 20.500h16M8 20.500V12M8 12c-2.5 0-4-1.7-4-3.7 0-1.7 1-3 2.3-3.500C6.7 3.8 7.3 "
            + "3.5 8 3.500s1.3.3 1.7 1.300C11 5.3 12 6.6 12 8.300c0 2-1.5 3.7-4 3.700ZM13.5 17h7M14.5 "
            + "17v3.500M19.5 17v3.500M13.5 14h7'/>",
        ["passport"] =
            "<rect x='5.5' y='3.5' width='13' height='17' rx='2'/><circle cx='12' cy='10' r='3.2'/>"
            + "<path d='M8.8 10h6.400M12 6.800c-1.5 2-1.5 4.4 0 6.4 1.5-2 1.5-4.4 0-6.400M9 17h6'/>",
        ["document"] = "<path d='M6.5 3.500h7.500l4 4v13H6.500zM14 3.500v4h4M9.5 12h5M9.5 15.500h5'/>",
        ["bill"] =
            "<path d='M6 3.500h12v17l-2-1.4-2 1.4-2-1.4-2 1.4-2-1.4-2 1.400zM9 8h6M9 11.500h6'/>"
            + "<path d='M9 15h2.5'/>",
        ["camera"] =
            "<path d='M4.5 8h3L9 5.500h6L16.5 8h3a1.5 1.5 0 0 1 1.5 1.500v8a1.5 1.5 0 0 1-1.5 "
            + "1.500h-15A1.5 1.5 0 0 1 3 17.500v-8A1.5 1.5 0 0 1 4.5 8Z'/><circle cx='12' cy='13' r='3.5'/>",
        ["person"] = "<circle cx='12' cy='8.5' r='4'/><path d='M4.5 20.500c.5-4.5 3.5-6.5 7.5-6.500s7 2 7.5 6.5'/>",
        ["card"] =
            "<rect x='3' y='5.5' width='18' height='13' rx='2'/><circle cx='8.2' cy='10.8' r='1.8'/>"
            + "<path d='M5.5 15.500c.3-1.6 1.3-2.3 2.7-2.300s2.4.7 2.7 2.300M13.5 10H18M13.5 13.500h3'/>",
        ["check"] = "<path d='m5 12.5 4.5 4.500L19 7.5'/>",
        ["gap"] = "<path d='M12 5.500v8M12 17.800v.2'/>",
        ["warning"] = "<path d='M12 4 21 19.500H3zM12 10v4.500M12 17v.1'/>",
        ["sealed"] =
            "<rect x='5' y='10.5' width='14' height='9.5' rx='2'/>"
            + "<path d='M8 10.500V8a4 4 0 0 1 8 0v2.500M12 14.200v2.3'/>",
        ["lock"] = "<rect x='5' y='10.5' width='14' height='9.5' rx='2'/><path d='M8 10.500V8a4 4 0 0 1 8 0v2.5'/>",
        ["not-kept"] =
            "<path d='M6.5 3.500h7.500l4 4v4M14 3.500v4h4M6.5 3.500v9M4.5 15.500h15M7 18v2.500M10.3 "
            + "18v1.500M13.7 18v2.500M17 18v1.5'/>",
        ["clock"] = "<circle cx='12' cy='12' r='8.5'/><path d='M12 7v5.200l3.5 2'/>",
        ["phone"] =
            "<path d='M6.5 4h3l1.5 4-2 1.700c1 2.2 3 4.2 5.3 5.300L16 13l4 1.500v3c0 1.4-1.1 2.5-2.5 "
            + "2.500C10 19.5 4.5 14 4 6.5 4 5.1 5.1 4 6.5 4Z'/>",
        ["key"] =
            "<circle cx='7.5' cy='12' r='4'/><path d='M11.5 12H21M17.5 12v3.500M20.5 12v2.5'/>"
            + "<circle cx='7.5' cy='12' r='.8'/>",
        ["counter"] =
            "<path d='M2.5 14h19M5 14v6.500h14V14'/><circle cx='12' cy='6.5' r='3'/>"
            + "<path d='M7 14c.3-2.7 2.2-4.3 5-4.300s4.7 1.6 5 4.3'/>",
        ["sun"] =
            "<path d='M4.5 17.500a7.5 7.5 0 0 1 15 0M2.5 17.500h19M12 4v2.500M4.2 8.2 6 10M19.8 8.2 18 "
            + "10M8 21h8'/>",
        ["language"] =
            "<circle cx='12' cy='12' r='8.5'/><path d='M3.5 12h17M12 3.500c-4.7 5-4.7 12 0 17 4.7-5 "
            + "4.7-12 0-17'/>",
        ["today"] =
            "<rect x='4' y='5.5' width='16' height='14.5' rx='2'/>"
            + "<path d='M4 10h16M8.5 3.500v4M15.5 3.500v4'/><path d='m9 15 2 2 4-4'/>",
        ["tray"] =
            "<path d='M3.5 13.5 6 5h12l2.5 8.500v5.500h-17zM3.5 13.500H9c0 1.7 1.3 2.8 3 2.800s3-1.1 "
            + "3-2.800h5.5'/>",
        ["door"] = "<path d='M6 20.500v-17h12v17M3.5 20.500h17M14.5 12v1'/>",
    };

    public static IReadOnlyCollection<string> Names => Lines.Keys;

    /// <summary>The icon as markup, hidden from screen readers.</summary>
    /// <param name="cssClass">A CSS class in addition to <c>icon</c>.</param>
    /// <exception cref="InvalidOperationException">There is no icon of this name.</exception>
    public static IHtmlContent Draw(string name, string? cssClass = null) =>
        Drawn.GetOrAdd(
            (name, cssClass),
            static icon =>
                Lines.TryGetValue(icon.Name, out var lines)
                    ? new HtmlString(
                        $"<svg class=\"icon{(icon.CssClass is null ? "" : " " + icon.CssClass)}\" "
                            + "viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">"
                            + $"{lines.Replace('\'', '"')}</svg>"
                    )
                    : throw new InvalidOperationException($"There is no icon called '{icon.Name}'.")
        );
}
