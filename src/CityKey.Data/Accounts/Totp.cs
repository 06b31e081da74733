using OtpNet;

namespace CityKey.Data.Accounts;

/// <summary>Time-based one-time codes (RFC 6238) with the parameters that every authenticator app supports: six digits,
/// thirty seconds, HMAC-SHA-1.</summary>
public static class Totp
{
    // As long as the output of SHA-1 (RFC 4226, section 4).
    private const int SecretBytes = 20;

    // Clocks differ: the step before and the step after are accepted too (RFC 6238, section 5.2).
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public static byte[] NewSecret() => KeyGeneration.GenerateRandomKey(SecretBytes);

    /// <summary>Finds the time step of a code. The caller stores it, so that the code is accepted only once.</summary>
    /// <param name="typed">As a person typed it; spaces and dashes are ignored.</param>
    /// <returns>The step, counted from the Unix epoch; null when the code is wrong.</returns>
    public static long? MatchStep(byte[] secret, string? typed, DateTimeOffset now)
    {
        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        return new OtpNet.Totp(secret).VerifyTotp(now.UtcDateTime, digits, out var step, Window) ? step : null;
    }

    /// <summary>The secret as it is typed into an authenticator app: base 32 (RFC 4648) without padding.</summary>
    public static string ToBase32(byte[] secret) => Base32Encoding.ToString(secret).TrimEnd('=');
}
