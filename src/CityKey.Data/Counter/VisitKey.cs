using System.Buffers.Text;
using System.Security.Cryptography;
using CityKey.Data.Sealing;

namespace CityKey.Data.Counter;

/// <summary>The key of one visit. The visit's id is derived from it, so a form that is sent twice begins one
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

    public static VisitKey Create() => new(RandomNumberGenerator.GetBytes(DataKey.Length));

    /// <returns>Null when it is none.</returns>
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

    /// <summary>As it stands in the cookie. Nothing but the cookie may hold it.</summary>
    public string Write() => Base64Url.EncodeToString(Bytes.Bytes);

    public void Dispose() => Bytes.Dispose();

    /// <summary>Never the key.</summary>
    public override string ToString() => "visit key";
}
