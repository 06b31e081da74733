using System.Globalization;
using CityKey.Data.Languages;

namespace CityKey.Web.Languages;

/// <summary>Which plural form a number takes, by the rules of Unicode's CLDR for whole numbers.</summary>
/// <remarks>
/// The Spanish form for a million and more is left out, because no count here is that large. A language that is not
/// listed has one form.
/// </remarks>
public static class PluralRules
{
    public const string Zero = "zero";
    public const string One = "one";
    public const string Two = "two";
    public const string Few = "few";
    public const string Many = "many";
    public const string Other = "other";

    /// <summary>The forms that a language has; a translation needs a text for each.</summary>
    public static IReadOnlyList<string> FormsOf(CultureInfo language) =>
        Root(language) switch
        {
            "en" or "es" => [One, Other],
            "pl" => [One, Few, Many],
            "ar" => [Zero, One, Two, Few, Many, Other],
            _ => [Other],
        };

    public static string FormOf(CultureInfo language, int count) =>
        Root(language) switch
        {
            "en" or "es" => count == 1 ? One : Other,
            "pl" => Polish(count),
            "ar" => Arabic(count),
            _ => Other,
        };

    private static string Polish(int count) =>
        count switch
        {
            1 => One,
            _ when count % 10 is >= 2 and <= 4 && count % 100 is not (>= 12 and <= 14) => Few,
            _ => Many,
        };

    private static string Arabic(int count) =>
        count switch
        {
            0 => Zero,
            1 => One,
            2 => Two,
            _ => (count % 100) switch
            {
                >= 3 and <= 10 => Few,
                >= 11 => Many,
                _ => Other,
            },
        };

    // The pseudo-languages are made from English.
    private static string Root(CultureInfo language) =>
        PseudoLanguage.Is(language) || language.Name.Length == 0 ? "en" : language.TwoLetterISOLanguageName;
}
