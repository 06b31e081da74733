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

    // A key that was wiped is all zeros; sealing under it would seal for everybody.
    internal ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(gone, this);
            return key;
        }
    }

    public static DataKey Create() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Opens the resident's keyhole.</summary>
    /// <exception cref="SealBrokenException">It is another application's or another code's.</exception>
    public static DataKey UnwrapFor(ResidentKey resident, byte[] wrapped, Guid application) =>
        new(Envelope.Open(resident.WrappingKey, wrapped, ResidentKeyhole(application)));

    /// <summary>Closes the resident's keyhole over this key.</summary>
    public byte[] WrapFor(ResidentKey resident, Guid application) =>
        Envelope.Seal(resident.WrappingKey, Bytes, ResidentKeyhole(application));

    /// <summary>Seals a short text for one place; its length shows only in whole kibibytes.</summary>
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
