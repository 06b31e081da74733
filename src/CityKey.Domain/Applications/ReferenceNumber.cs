namespace CityKey.Domain.Applications;

/// <summary>The number that people read out: ten Crockford base-32 characters and a check character. Not a
/// secret.</summary>
public static class ReferenceNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 10;

    /// <param name="random">Seven random bytes, of which 50 bits are used: 40 collided at five million rows.</param>
    public static string From(ReadOnlySpan<byte> random)
    {
        if (random.Length != 7)
        {
            throw new ArgumentException("Seven random bytes are needed for fifty bits.", nameof(random));
        }

        ulong bits = 0;
        foreach (var part in random)
        {
            bits = (bits << 8) | part;
        }

        Span<char> digits = stackalloc char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            digits[i] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }

        return string.Concat(digits, [CheckOf(digits)]);
    }

    /// <summary>Reads what a person typed: case, spaces and dashes do not matter, nor O for 0, I or L for 1.</summary>
    /// <returns>False when the text is not a reference number, or a character is wrong or swapped.</returns>
    public static bool TryRead(string? typed, out string normal)
    {
        var text = (typed ?? "")
            .ToUpperInvariant()
            .Where(c => c is not (' ' or '-'))
            .Select(c =>
                c switch
                {
                    'O' => '0',
                    'I' or 'L' => '1',
                    _ => c,
                }
            );
        normal = string.Concat(text);
        if (
            normal.Length == Length + 1
            && normal.All(c => Alphabet.Contains(c, StringComparison.Ordinal))
            && normal[Length] == CheckOf(normal.AsSpan(0, Length))
        )
        {
            return true;
        }

        normal = "";
        return false;
    }

    /// <summary>In groups, as it is read out: <c>7Q4M 9TXR 2BK</c>.</summary>
    public static string Show(string normal) => $"{normal[..4]} {normal[4..8]} {normal[8..]}";

    // Crockford's own check character may be one of * ~ $ = U, which are hard to read out. A polynomial over the field
    // of 32 elements stays in the alphabet, and detects every wrong character and every swap of two characters.
    private static char CheckOf(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        foreach (var digit in digits)
        {
            sum = Doubled(sum ^ Alphabet.IndexOf(digit, StringComparison.Ordinal));
        }

        return Alphabet[sum];
    }

    // Multiplication by x modulo x^5 + x^2 + 1, which is primitive: its first 31 powers differ.
    private static int Doubled(int element) => (element & 16) == 0 ? element << 1 : ((element << 1) & 31) ^ 5;
}
