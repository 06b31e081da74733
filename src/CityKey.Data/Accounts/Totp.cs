using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CityKey.Data.Accounts;

/// <summary>Codes by time (RFC 6238): six digits, thirty seconds, HMAC-SHA-1, because that is what every authenticator
/// app reads.</summary>
public static class Totp
{
    private const int Seconds = 30;
    private const int SecretBytes = 20;
    private const string Base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / Seconds;

    /// <summary>The step whose code was typed: this one, or a neighbour because clocks differ.</summary>
    /// <returns>Null when it is none of them.</returns>
    public static long? StepOf(ReadOnlySpan<byte> secret, string? typed, DateTimeOffset now)
    {
        var digits = Encoding.ASCII.GetBytes(string.Concat((typed ?? "").Where(char.IsAsciiDigit)));
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            // No early way out: how long a look takes must not tell which digit was wrong.
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(secret, step)), digits))
            {
                found = step;
            }
        }

        return found;
    }

    public static string CodeAt(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 as every authenticator app reads it; HMAC does not need a collision-free hash.
        HMACSHA1.HashData(secret, counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The secret as authenticator apps and people type it (RFC 4648).</summary>
    public static string Write(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var part in secret)
        {
            bits = (bits << 8) | part;
            for (held += 8; held >= 5; held -= 5)
            {
                text.Append(Base32Alphabet[(bits >> (held - 5)) & 31]);
            }
        }

        return held == 0 ? text.ToString() : text.Append(Base32Alphabet[(bits << (5 - held)) & 31]).ToString();
    }
}
