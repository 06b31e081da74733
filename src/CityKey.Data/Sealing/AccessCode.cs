using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace CityKey.Data.Sealing;

/// <summary>A resident's access code: 20 Crockford base-32 characters, 100 random bits. It is stored nowhere.</summary>
public sealed record AccessCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 20;

    private AccessCode(string normal) => Normal = normal;

    /// <summary>The twenty characters.</summary>
    public string Normal { get; }

    /// <summary>In five groups of four, as it is shown.</summary>
    public string Shown => string.Join('-', Normal.Chunk(4).Select(group => new string(group)));

    public static AccessCode Create() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads what a person typed: case, spaces and dashes do not matter, nor O for 0, I or L for 1.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out AccessCode? code)
    {
        code = null;
        if (typed is null || typed.Length > 100)
        {
            return false;
        }

        var normal = string.Concat(typed.ToUpperInvariant().Where(c => !IsBetween(c)).Select(Meant));
        if (normal.Length == Length && normal.All(c => Alphabet.Contains(c, StringComparison.Ordinal)))
        {
            code = new AccessCode(normal);
        }

        return code is not null;
    }

    // Copied text brings typographic dashes and, from right-to-left pages, invisible direction marks.
    private static bool IsBetween(char c) =>
        char.IsWhiteSpace(c) || c == '\u2212' || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    // Keyboards of Arabic, Persian or Bengali type their own digits.
    private static char Meant(char c) => c switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ when char.IsDigit(c) => (char)('0' + (int)char.GetNumericValue(c)),
        _ => c,
    };

    /// <summary>Never the code: a record's own text must not end in a log.</summary>
    public override string ToString() => "access code";
}
