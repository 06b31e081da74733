using System.Globalization;
using System.Text;

namespace CityKey.Data.Languages;

/// <summary>Pseudo-localization: lengthened, accented English that shows cut-off and untranslated text.</summary>
public static class PseudoLanguage
{
    public const string LeftToRight = "qps-ploc";
    public const string RightToLeft = "qps-plocm";
    private const string Plain = "aceinosuyAEINOSU";
    private const string Accented = "åçéîñöšûýÅÉÎÑÖŠÛ";

    public static bool Is(CultureInfo culture) => culture.Name.StartsWith("qps", StringComparison.OrdinalIgnoreCase);

    /// <summary>Lengthens a text by half and puts accents on its letters; placeholders stay as they are.</summary>
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
