using System.Security.Cryptography;
using System.Text;

namespace CityKey.Data.Sealing;

/// <summary>The random 256-bit key of one application. It is stored only wrapped, for the resident, the city or recovery.</summary>
public sealed class DataKey : IDisposable
{
    internal const int Length = 32;
    private readonly byte[] key;

    internal DataKey(byte[] key) => this.key = key;

    internal ReadOnlySpan<byte> Bytes => key;

    public static DataKey Create() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Opens the resident's keyhole.</summary>
    /// <exception cref="SealBrokenException">It is another application's or another code's.</exception>
    public static DataKey UnwrapFor(ResidentKey resident, byte[] wrapped, Guid application) => new(Envelope.Open(resident.WrappingKey, wrapped, ResidentKeyhole(application)));

    public byte[] WrapFor(ResidentKey resident, Guid application) => Envelope.Seal(resident.WrappingKey, key, ResidentKeyhole(application));

    /// <summary>Seals a short text for one place; its length shows only in whole kibibytes.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, SealedPlace place)
    {
        var purpose = PurposeKey(place);
        return Envelope.Seal(purpose, Padding.Fill(plain), place);
    }

    /// <exception cref="SealBrokenException">Changed, moved, or sealed under another key.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, SealedPlace place) => Padding.Take(Envelope.Open(PurposeKey(place), sealedBytes, place));

    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    internal byte[] PurposeKey(SealedPlace place) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: Encoding.UTF8.GetBytes($"citykey/1/{place.Table}/{place.Column}"));

    private static SealedPlace ResidentKeyhole(Guid application) => new("wrapped_key", "resident", application, application);
}
