using System.Security.Cryptography;
using System.Text;

namespace CityKey.Data.Sealing;

/// <summary>What an access code stretches to: the id by which the application is found, and the key of the resident's
/// keyhole.</summary>
public sealed record ResidentKey(byte[] LookupId, byte[] WrappingKey)
{
    /// <summary>Never the key.</summary>
    public override string ToString() => "resident key";
}

/// <summary>Stretches access codes, a few at a time: 100,000 rounds cost a core a tenth of a second.</summary>
public sealed class AccessCodeKdf : IDisposable
{
    private const int Rounds = 100_000;

    // One salt for all: the code is random, and a salt of its own could be found only by knowing whose code it is.
    private static readonly byte[] Salt = "citykey access code v1"u8.ToArray();
    private readonly SemaphoreSlim gate = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>PBKDF2-SHA-512, then HKDF for id and key, so that there is no faster way to test a code (OWASP ASVS
    /// 5.0, 6.5.2).</summary>
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
