using System.Security.Cryptography;

namespace CityKey.Data.Sealing;

/// <summary>The format of sealed bytes: version, algorithm, key id, nonce, AES-256-GCM ciphertext, tag. Described in
/// docs/sealing.md.</summary>
internal static class Envelope
{
    public const int TagLength = 16;
    public const int HeaderLength = 2 + KeyIdLength;
    private const byte Version = 1;
    private const byte Aes256Gcm = 1;
    private const int KeyIdLength = 8;
    private const int NonceLength = 12;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, SealContext context)
    {
        var bytes = new byte[HeaderLength + NonceLength + plain.Length + TagLength];
        WriteHeader(key, Aes256Gcm, bytes);
        var nonce = bytes.AsSpan(HeaderLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            nonce,
            plain,
            bytes.AsSpan(HeaderLength + NonceLength, plain.Length),
            bytes.AsSpan(bytes.Length - TagLength),
            context.AssociatedData(bytes.AsSpan(0, HeaderLength))
        );
        return bytes;
    }

    /// <exception cref="SealBrokenException">An unknown format, another key, another place, or changed
    /// bytes.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes, SealContext context)
    {
        if (bytes.Length < HeaderLength + NonceLength + TagLength || bytes[0] != Version || bytes[1] != Aes256Gcm)
        {
            throw new SealBrokenException("The sealed bytes have an unknown format.");
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        WriteHeader(key, Aes256Gcm, header);
        if (!CryptographicOperations.FixedTimeEquals(header, bytes[..HeaderLength]))
        {
            throw new SealBrokenException("The sealed bytes are for another key.");
        }

        var plain = new byte[bytes.Length - HeaderLength - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(
                bytes.Slice(HeaderLength, NonceLength),
                bytes.Slice(HeaderLength + NonceLength, plain.Length),
                bytes[^TagLength..],
                plain,
                context.AssociatedData(header)
            );
            return plain;
        }
        catch (AuthenticationTagMismatchException broken)
        {
            throw new SealBrokenException("The sealed bytes do not open with this key in this place.", broken);
        }
    }

    // GCM alone does not commit to its key: bytes can be made that open under two keys. The key id in the header does.
    internal static void WriteHeader(ReadOnlySpan<byte> key, byte algorithm, Span<byte> bytes)
    {
        bytes[0] = Version;
        bytes[1] = algorithm;
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            key,
            bytes.Slice(2, KeyIdLength),
            salt: [],
            info: "citykey/1/key id"u8
        );
    }
}
