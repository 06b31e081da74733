using System.Security.Cryptography;

namespace CityKey.Data.Sealing;

/// <summary>The private half of a keyhole, as a file that only its owner reads. The portal never loads one.</summary>
internal sealed class PrivateKeyhole : IDisposable
{
    private readonly RSA rsa = RSA.Create();

    private PrivateKeyhole(string pem)
    {
        rsa.ImportFromPem(pem);
        KeyId = PublicKeyhole.IdOf(rsa.ExportSubjectPublicKeyInfo());
    }

    public string KeyId { get; }
    public int WrappedBytes => rsa.KeySize / 8;

    public static PrivateKeyhole Load(string path)
    {
        try
        {
            return new PrivateKeyhole(File.ReadAllText(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new CustodianUnavailableException($"The private key {Path.GetFileName(path)} cannot be read.", failure);
        }
    }

    /// <exception cref="SealBrokenException">Another key's, another application's, or changed.</exception>
    public DataKey Unwrap(ReadOnlySpan<byte> wrapped, Guid application)
    {
        byte[] secret;
        try
        {
            lock (rsa)
            {
                secret = rsa.Decrypt(wrapped, RSAEncryptionPadding.OaepSHA256);
            }
        }
        catch (CryptographicException broken)
        {
            throw new SealBrokenException("The wrapped key does not open with this private key.", broken);
        }

        return secret.Length == PublicKeyhole.WrappedLength && secret.AsSpan(DataKey.Length).SequenceEqual(application.ToByteArray(bigEndian: true))
            ? new DataKey(secret[..DataKey.Length])
            : throw new SealBrokenException("The wrapped key belongs to another application.");
    }

    public void Dispose() => rsa.Dispose();
}
