using System.Collections.Concurrent;
using System.Globalization;
using CityKey.Data.Languages;

namespace CityKey.Web.Languages;

/// <summary>A language's own name, text direction and formats.</summary>
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

    /// <summary>The language's own name with a capital first letter, such as <c>Español</c>.</summary>
    public static string OwnName(string code) =>
        OwnNames.GetOrAdd(
            code,
            static c =>
            {
                var language = CultureInfo.GetCultureInfo(c);
                return $"{language.TextInfo.ToUpper(language.NativeName[0])}{language.NativeName[1..]}";
            }
        );

    /// <summary>The culture for numbers and dates: United States formats in every language, so 1,095 in Spanish
    /// too.</summary>
    public static CultureInfo Formats(CultureInfo language) =>
        PseudoLanguage.Is(language) || language.Name.Contains('-', StringComparison.Ordinal)
            ? language
            : CultureInfo.GetCultureInfo($"{language.Name}-US");

    /// <summary>The culture of a language's resource file; English is in the neutral file.</summary>
    internal static CultureInfo Neutral(CultureInfo language) =>
        language.TwoLetterISOLanguageName == "en" ? CultureInfo.InvariantCulture : language;
}
