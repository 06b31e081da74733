using System.Globalization;
using System.Text;

namespace CityKey.Domain.People;

/// <summary>Text in any script, without characters that mislead or break: control characters, lone surrogates,
/// direction overrides.</summary>
public static class PlainText
{
    /// <summary>Trims the text and normalizes it to NFC.</summary>
    /// <returns>False when the text holds a control character, a lone surrogate, an unassigned character or a direction
    /// override.</returns>
    public static bool TryRead(string? typed, out string text)
    {
        text = "";
        if (typed is null)
        {
            return true;
        }

        typed = typed.Trim();
        foreach (var rune in typed.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Misleads(rune))
            {
                return false;
            }
        }

        text = typed.Normalize(NormalizationForm.FormC);
        return true;
    }

    /// <summary>The number of letters as a person counts them (grapheme clusters), so that scripts with combining marks
    /// are not at a disadvantage.</summary>
    internal static int LettersIn(string text) => new StringInfo(text).LengthInTextElements;

    private static bool Misleads(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
