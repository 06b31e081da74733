using System.Collections.Concurrent;
using System.Globalization;
using CityKey.Data.Languages;

namespace CityKey.Web.Languages;

/// <summary>A language as its readers call it, and the way it runs.</summary>
public static class SiteLanguage
{
    private static readonly ConcurrentDictionary<string, string> OwnNames = new(StringComparer.Ordinal);

    private static readonly HashSet<string> RightToLeft = new(
        ["ar", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "syr", "ug", "ur", "yi", "qps-plocm"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary><c>rtl</c> or <c>ltr</c>, for the <c>dir</c> attribute.</summary>
    public static string Direction(CultureInfo culture) =>
        RightToLeft.Contains(culture.Name) || RightToLeft.Contains(culture.TwoLetterISOLanguageName) ? "rtl" : "ltr";

    /// <summary>The language's name in itself, with a capital where it has such, as in a list.</summary>
    public static string OwnName(string code) =>
        OwnNames.GetOrAdd(
            code,
            static c =>
            {
                var language = CultureInfo.GetCultureInfo(c);
                return $"{language.TextInfo.ToUpper(language.NativeName[0])}{language.NativeName[1..]}";
            }
        );

    /// <summary>How numbers and dates are written here in this language: 1,095 in Spanish too, as on every price in the
    /// city.</summary>
    public static CultureInfo Formats(CultureInfo language) =>
        PseudoLanguage.Is(language) || language.Name.Contains('-', StringComparison.Ordinal)
            ? language
            : CultureInfo.GetCultureInfo($"{language.Name}-US");

    /// <summary>The culture whose resource file a language has; English is in the neutral one.</summary>
    internal static CultureInfo Neutral(CultureInfo language) =>
        language.TwoLetterISOLanguageName == "en" ? CultureInfo.InvariantCulture : language;
}
