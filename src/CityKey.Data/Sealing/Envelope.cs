using System.Security.Cryptography;

namespace CityKey.Data.Sealing;

/// <summary>The one format of sealed bytes: version, algorithm, nonce, AES-256-GCM ciphertext, tag.</summary>
internal static class Envelope
{
    private const byte Version = 1;
    private const byte Aes256Gcm = 1;
    private const int HeaderLength = 2;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, SealedPlace place)
    {
        var bytes = new byte[HeaderLength + NonceLength + plain.Length + TagLength];
        bytes[0] = Version;
        bytes[1] = Aes256Gcm;
        var nonce = bytes.AsSpan(HeaderLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, bytes.AsSpan(HeaderLength + NonceLength, plain.Length), bytes.AsSpan(bytes.Length - TagLength), place.AssociatedData(bytes.AsSpan(0, HeaderLength)));
        return bytes;
    }

    /// <exception cref="SealBrokenException">An unknown format, another key, another place, or changed bytes.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes, SealedPlace place)
    {
        if (bytes.Length < HeaderLength + NonceLength + TagLength || bytes[0] != Version || bytes[1] != Aes256Gcm)
        {
            throw new SealBrokenException("The sealed bytes have an unknown format.");
        }

        var plain = new byte[bytes.Length - HeaderLength - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(bytes.Slice(HeaderLength, NonceLength), bytes.Slice(HeaderLength + NonceLength, plain.Length), bytes[^TagLength..], plain, place.AssociatedData(bytes[..HeaderLength]));
            return plain;
        }
        catch (AuthenticationTagMismatchException broken)
        {
            throw new SealBrokenException("The sealed bytes do not open with this key in this place.", broken);
        }
    }
}
