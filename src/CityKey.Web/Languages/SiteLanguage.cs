using System.Globalization;

namespace CityKey.Web.Languages;

/// <summary>A language as its readers call it, and the way it runs.</summary>
public static class SiteLanguage
{
    private static readonly HashSet<string> RightToLeft =
        new(["ar", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "syr", "ug", "ur", "yi", "qps-plocm"], StringComparer.OrdinalIgnoreCase);

    /// <summary><c>rtl</c> or <c>ltr</c>, for the <c>dir</c> attribute.</summary>
    public static string Direction(CultureInfo culture) =>
        RightToLeft.Contains(culture.Name) || RightToLeft.Contains(culture.TwoLetterISOLanguageName) ? "rtl" : "ltr";

    /// <summary>The language's name in itself.</summary>
    public static string OwnName(string code) => CultureInfo.GetCultureInfo(code).NativeName;
}
