namespace CityKey.Tests.Staff;

/// <summary>A code app: holds the secret that the page showed, as a person types it.</summary>
internal sealed class Authenticator(byte[] secret)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static Authenticator Of(PageResponse page) => new(Read(page.Page.QuerySelector(".secret")!.TextContent));

    public string CodeAt(DateTimeOffset at) => new OtpNet.Totp(secret).ComputeTotp(at.UtcDateTime);

    private static byte[] Read(string text)
    {
        var bytes = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var letter in text.Where(char.IsLetterOrDigit))
        {
            bits = (bits << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal);
            held += 5;
            if (held >= 8)
            {
                held -= 8;
                bytes.Add((byte)(bits >> held));
                bits &= (1 << held) - 1;
            }
        }

        return [.. bytes];
    }
}
