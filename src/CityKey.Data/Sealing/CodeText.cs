using System.Globalization;
using System.Security.Cryptography;

namespace CityKey.Data.Sealing;

/// <summary>Secrets that people copy by hand: Crockford base-32 characters, five random bits each.</summary>
internal static class CodeText
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int MostTyped = 100;

    public static string Create(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>The code in groups of four, for display.</summary>
    public static string Show(string normal) => string.Join('-', normal.Chunk(4).Select(group => new string(group)));

    /// <summary>Reads what a person typed: case, spaces and dashes do not matter, nor O for 0, I or L for 1.</summary>
    public static bool TryRead(string? typed, int length, out string normal)
    {
        normal =
            typed is null || typed.Length > MostTyped
                ? ""
                : string.Concat(typed.ToUpperInvariant().Where(c => !IsBetween(c)).Select(Meant));
        return normal.Length == length && normal.All(c => Alphabet.Contains(c, StringComparison.Ordinal));
    }

    // Copied text contains typographic dashes and, from right-to-left pages, invisible direction marks.
    private static bool IsBetween(char c) =>
        char.IsWhiteSpace(c)
        || c == '\u2212'
        || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    // Arabic, Persian and Bengali keyboards type other digits.
    private static char Meant(char c) =>
        c switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            _ when char.IsDigit(c) => (char)('0' + (int)char.GetNumericValue(c)),
            _ => c,
        };
}
