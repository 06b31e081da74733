using System.Globalization;
using System.Text;

namespace CityKey.Data.Languages;

/// <summary>English made long and accented, so that tests and eyes find cut text and text that no resource
/// holds.</summary>
public static class PseudoLanguage
{
    public const string LeftToRight = "qps-ploc";
    public const string RightToLeft = "qps-plocm";
    private const string Plain = "aceinosuyAEINOSU";
    private const string Accented = "åçéîñöšûýÅÉÎÑÖŠÛ";

    public static bool Is(CultureInfo culture) => culture.Name.StartsWith("qps", StringComparison.OrdinalIgnoreCase);

    /// <summary>Half as long again, accents on the letters, placeholders untouched.</summary>
    public static string Stretch(string words)
    {
        var stretched = new StringBuilder("[");
        var insidePlaceholder = false;
        foreach (var letter in words)
        {
            insidePlaceholder = letter == '{' || (insidePlaceholder && letter != '}');
            var at = insidePlaceholder ? -1 : Plain.IndexOf(letter, StringComparison.Ordinal);
            stretched.Append(at < 0 ? letter : Accented[at]);
        }

        return stretched.Append(' ').Append('·', words.Length / 2).Append(']').ToString();
    }
}
