using System.Buffers.Binary;

namespace CityKey.Data.Sealing;

/// <summary>Pads short texts to whole kibibytes, so that the sealed length does not reveal how long a name or an
/// address is.</summary>
internal static class Padding
{
    private const int Bucket = 1024;

    /// <summary>The text's length (4 bytes, big-endian), the text, and zeros up to a multiple of 1,024 bytes.</summary>
    public static byte[] Fill(ReadOnlySpan<byte> plain)
    {
        var filled = new byte[(plain.Length + 4 + Bucket - 1) / Bucket * Bucket];
        BinaryPrimitives.WriteInt32BigEndian(filled, plain.Length);
        plain.CopyTo(filled.AsSpan(4));
        return filled;
    }

    /// <summary>The text without its padding.</summary>
    /// <exception cref="SealBrokenException">The length in it is impossible.</exception>
    public static byte[] Take(ReadOnlySpan<byte> filled)
    {
        var length = filled.Length >= 4 ? BinaryPrimitives.ReadInt32BigEndian(filled) : -1;
        return length >= 0 && length <= filled.Length - 4
            ? filled.Slice(4, length).ToArray()
            : throw new SealBrokenException("The sealed text has an impossible length.");
    }
}
