using System.Security.Cryptography;
using System.Text;

namespace CityKey.Data.Sealing;

/// <summary>Derived from an access code.</summary>
/// <param name="LookupId">The id by which the application is found.</param>
/// <param name="WrappingKey">The key that wraps the data key for the resident; 256 bits.</param>
public sealed record ResidentKey(byte[] LookupId, byte[] WrappingKey)
{
    /// <summary>Never the key.</summary>
    public override string ToString() => "resident key";
}

/// <summary>Derives keys from access codes, at most one per processor at a time: 100,000 rounds take a core a tenth of
/// a second.</summary>
public sealed class AccessCodeKdf : IDisposable
{
    private const int Rounds = 100_000;

    // One salt for all codes: a code is random, and a salt of its own could be looked up only by whose code it is.
    private static readonly byte[] Salt = "citykey access code v1"u8.ToArray();
    private readonly SemaphoreSlim gate = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>Derives both values by PBKDF2-SHA-512 and HKDF, so that there is no faster way to test a guessed code
    /// (OWASP ASVS 5.0, 6.5.2).</summary>
    public async Task<ResidentKey> StretchAsync(AccessCode code, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Stretch(code), cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private static ResidentKey Stretch(AccessCode code)
    {
        var stretched = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.ASCII.GetBytes(code.Normal),
            Salt,
            Rounds,
            HashAlgorithmName.SHA512,
            64
        );
        try
        {
            return new ResidentKey(Part(stretched, "look-up"), Part(stretched, "wrapping"));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(stretched);
        }
    }

    private static byte[] Part(byte[] stretched, string purpose) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA512,
            stretched,
            DataKey.Length,
            info: Encoding.ASCII.GetBytes($"citykey/1/{purpose}")
        );
}
