using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CityKey.Data.Sealing;

/// <summary>Seals a document in segments of 64 KiB. Each is bound to its number and to whether it is the last, so that
/// cutting, reordering and exchanging are detected. All segments have the same length, so only their number reveals the
/// size.</summary>
internal sealed class SegmentSealer : IDisposable
{
    public const int SegmentLength = 64 * 1024;
    public const int SealedLength = SegmentLength + Envelope.TagLength;
    public const int HeaderLength = Envelope.HeaderLength + SaltLength;
    private const byte SegmentedAes256Gcm = 3;
    private const int SaltLength = 32;
    private const int NonceLength = 12;
    private readonly AesGcm aes;
    private readonly byte[] associated;

    // The salt gives each document its own key, so the segment number can be the nonce without ever repeating.
    private SegmentSealer(DataKey key, byte[] salt, SealContext context)
    {
        var documentKey = key.PurposeKey(context, salt);
        Header = new byte[HeaderLength];
        Envelope.WriteHeader(documentKey, SegmentedAes256Gcm, Header);
        salt.CopyTo(Header, Envelope.HeaderLength);
        associated = context.AssociatedData(Header);
        aes = new AesGcm(documentKey, Envelope.TagLength);
        CryptographicOperations.ZeroMemory(documentKey);
    }

    /// <summary>Version, algorithm, key id and salt; stored beside the segments.</summary>
    public byte[] Header { get; }

    /// <summary>A sealer for a new document, with a random salt.</summary>
    public static SegmentSealer ForNew(DataKey key, SealContext context) =>
        new(key, RandomNumberGenerator.GetBytes(SaltLength), context);

    /// <summary>A sealer that opens the document with this header.</summary>
    /// <exception cref="SealBrokenException">The format is unknown, or it belongs to another key.</exception>
    public static SegmentSealer ForHeader(DataKey key, ReadOnlySpan<byte> header, SealContext context)
    {
        if (header.Length != HeaderLength)
        {
            throw new SealBrokenException("The sealed document has an unknown format.");
        }

        var sealer = new SegmentSealer(key, header[Envelope.HeaderLength..].ToArray(), context);
        if (header.SequenceEqual(sealer.Header))
        {
            return sealer;
        }

        sealer.Dispose();
        throw new SealBrokenException("The sealed document has an unknown format or is for another key.");
    }

    /// <summary>The number of segments of a document with this many bytes.</summary>
    public static int CountFor(int length) => (length + sizeof(int) + SegmentLength - 1) / SegmentLength;

    /// <summary>Seals a whole document; each segment has <see cref="SealedLength"/> bytes. Call once per sealer: the
    /// segment number is the nonce.</summary>
    public byte[][] Seal(ReadOnlySpan<byte> document)
    {
        var segments = new byte[CountFor(document.Length)][];
        for (var number = 0; number < segments.Length; number++)
        {
            Seal(document, number, segments[number] = new byte[SealedLength]);
        }

        return segments;
    }

    /// <summary>Seals one segment of a document into <paramref name="segment"/>, which has <see cref="SealedLength"/>
    /// bytes. Call once per number: the number is the nonce.</summary>
    public void Seal(ReadOnlySpan<byte> document, int number, Span<byte> segment)
    {
        var bytes = segment[..SegmentLength];
        bytes.Clear();
        // The document's length precedes its first byte.
        var begin = number * SegmentLength - sizeof(int);
        if (number == 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, document.Length);
        }

        var from = Math.Max(begin, 0);
        document[from..Math.Min(document.Length, begin + SegmentLength)].CopyTo(bytes[(from - begin)..]);
        aes.Encrypt(
            Nonce(number, number == CountFor(document.Length) - 1),
            bytes,
            bytes,
            segment[SegmentLength..],
            associated
        );
    }

    /// <summary>Opens a whole document.</summary>
    /// <exception cref="SealBrokenException">A segment was changed, left out or added, or belongs
    /// elsewhere.</exception>
    public byte[] Open(IReadOnlyList<byte[]> segments)
    {
        var filled = new byte[segments.Count * SegmentLength];
        for (var number = 0; number < segments.Count; number++)
        {
            OpenOne(
                segments[number],
                Nonce(number, number == segments.Count - 1),
                filled.AsSpan(number * SegmentLength, SegmentLength)
            );
        }

        var length = segments.Count > 0 ? BinaryPrimitives.ReadInt32BigEndian(filled) : -1;
        return length >= 0 && length <= filled.Length - sizeof(int)
            ? filled.AsSpan(sizeof(int), length).ToArray()
            : throw new SealBrokenException("The sealed document has an impossible length.");
    }

    public void Dispose() => aes.Dispose();

    private void OpenOne(byte[] segment, byte[] nonce, Span<byte> plain)
    {
        if (segment.Length != SealedLength)
        {
            throw new SealBrokenException("A segment is cut short.");
        }

        try
        {
            aes.Decrypt(nonce, segment.AsSpan(0, SegmentLength), segment.AsSpan(SegmentLength), plain, associated);
        }
        catch (AuthenticationTagMismatchException broken)
        {
            throw new SealBrokenException("A segment was changed, left out or is from elsewhere.", broken);
        }
    }

    private static byte[] Nonce(int number, bool last)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(7), number);
        nonce[^1] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}
