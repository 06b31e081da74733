using System.Buffers.Text;
using System.Security.Cryptography;
using CityKey.Data.Sealing;

namespace CityKey.Data.Counter;

/// <summary>The key of one visit. The visit's id is derived from it, so that a form that is sent twice starts only one
/// visit.</summary>
public sealed class VisitKey : IDisposable
{
    private VisitKey(byte[] bytes)
    {
        Bytes = new DataKey(bytes);
        Id = new Guid(
            HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, 16, info: "citykey/1/visit id"u8.ToArray()),
            bigEndian: true
        );
    }

    public Guid Id { get; }

    internal DataKey Bytes { get; }

    /// <summary>Makes a new random key. The caller disposes of it, which wipes it.</summary>
    public static VisitKey Create() => new(RandomNumberGenerator.GetBytes(DataKey.Length));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <returns>Null for anything else.</returns>
    public static VisitKey? TryRead(string? written)
    {
        var bytes = new byte[DataKey.Length];
        return
            written is not null
            && Base64Url.TryDecodeFromChars(written, bytes, out var length)
            && length == DataKey.Length
            ? new VisitKey(bytes)
            : null;
    }

    /// <summary>The key as text, for the visit's cookie only.</summary>
    public string Write() => Base64Url.EncodeToString(Bytes.Bytes);

    public void Dispose() => Bytes.Dispose();

    /// <summary>Does not reveal the key.</summary>
    public override string ToString() => "visit key";
}
