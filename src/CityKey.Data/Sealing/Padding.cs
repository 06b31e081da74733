using System.Buffers.Binary;

namespace CityKey.Data.Sealing;

/// <summary>Fills short texts up to whole kibibytes, so that a length does not tell how long a name or an address
/// is.</summary>
internal static class Padding
{
    private const int Bucket = 1024;

    public static byte[] Fill(ReadOnlySpan<byte> plain)
    {
        var filled = new byte[(plain.Length + 4 + Bucket - 1) / Bucket * Bucket];
        BinaryPrimitives.WriteInt32BigEndian(filled, plain.Length);
        plain.CopyTo(filled.AsSpan(4));
        return filled;
    }

    public static byte[] Take(ReadOnlySpan<byte> filled)
    {
        var length = filled.Length >= 4 ? BinaryPrimitives.ReadInt32BigEndian(filled) : -1;
        return length >= 0 && length <= filled.Length - 4
            ? filled.Slice(4, length).ToArray()
            : throw new SealBrokenException("The sealed text has an impossible length.");
    }
}
