using System.Security.Cryptography;
using System.Text;

namespace CityKey.Data.Sealing;

/// <summary>The random 256-bit key of one application. It is stored only wrapped, for the resident, the city or
/// recovery.</summary>
public sealed class DataKey : IDisposable
{
    internal const int Length = 32;
    private readonly byte[] key;
    private bool gone;

    internal DataKey(byte[] key) => this.key = key;

    // A wiped key is all zeros: anyone could open what is sealed under it.
    internal ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(gone, this);
            return key;
        }
    }

    /// <summary>A new random key of 256 bits; dispose it to wipe it.</summary>
    public static DataKey Create() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Unwraps the key with the one derived from the resident's access code.</summary>
    /// <exception cref="SealBrokenException">It belongs to another application or another access code.</exception>
    public static DataKey UnwrapFor(ResidentKey resident, byte[] wrapped, Guid application) =>
        new(Envelope.Open(resident.WrappingKey, wrapped, ResidentKeyhole(application)));

    /// <summary>Wraps the key for the resident.</summary>
    public byte[] WrapFor(ResidentKey resident, Guid application) =>
        Envelope.Seal(resident.WrappingKey, Bytes, ResidentKeyhole(application));

    /// <summary>Seals a short text for one place in the database. The sealed length reveals only whole
    /// kibibytes.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, SealContext context)
    {
        var purpose = PurposeKey(context, salt: []);
        var filled = Padding.Fill(plain);
        try
        {
            return Envelope.Seal(purpose, filled, context);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(purpose);
            CryptographicOperations.ZeroMemory(filled);
        }
    }

    /// <summary>Opens what <see cref="Seal"/> has sealed for the same place.</summary>
    /// <exception cref="SealBrokenException">Changed, moved, or sealed under another key.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, SealContext context)
    {
        var purpose = PurposeKey(context, salt: []);
        try
        {
            return Padding.Take(Envelope.Open(purpose, sealedBytes, context));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(purpose);
        }
    }

    public void Dispose()
    {
        gone = true;
        CryptographicOperations.ZeroMemory(key);
    }

    internal byte[] PurposeKey(SealContext context, ReadOnlySpan<byte> salt)
    {
        var purpose = new byte[Length];
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Bytes,
            purpose,
            salt,
            Encoding.UTF8.GetBytes($"citykey/1/{context.Table}/{context.Column}")
        );
        return purpose;
    }

    private static SealContext ResidentKeyhole(Guid application) =>
        new("wrapped_key", "resident", application, application);
}
