using System.Security.Cryptography;

namespace CityKey.Data.Sealing;

/// <summary>The private key of a recipient, from a file that only its owner can read. The portal never loads
/// one.</summary>
internal sealed class RecipientPrivateKey : IDisposable
{
    private readonly RSA rsa = RSA.Create();

    private RecipientPrivateKey(string pem)
    {
        rsa.ImportFromPem(pem);
        // A public key can be imported too, and would fail only when it is first used.
        CryptographicOperations.ZeroMemory(rsa.ExportPkcs8PrivateKey());
        KeyId = RecipientPublicKey.IdOf(rsa.ExportSubjectPublicKeyInfo());
    }

    public string KeyId { get; }
    public int WrappedLength => RecipientPublicKey.HeaderLength + rsa.KeySize / 8;

    public static RecipientPrivateKey Load(string path)
    {
        try
        {
            return new RecipientPrivateKey(File.ReadAllText(path));
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new CustodianUnavailableException(
                $"The private key {Path.GetFileName(path)} cannot be read.",
                failure
            );
        }
    }

    /// <summary>Unwraps an application's data key.</summary>
    /// <exception cref="SealBrokenException">It belongs to another key or application, or was changed.</exception>
    public DataKey Unwrap(ReadOnlySpan<byte> wrapped, Guid application)
    {
        if (!wrapped.StartsWith(RecipientPublicKey.Header))
        {
            throw new SealBrokenException("The wrapped key has an unknown format.");
        }

        var secret = Decrypt(wrapped[RecipientPublicKey.HeaderLength..]);
        try
        {
            return
                secret.Length == RecipientPublicKey.SecretLength
                && secret.AsSpan(DataKey.Length).SequenceEqual(application.ToByteArray(bigEndian: true))
                ? new DataKey(secret[..DataKey.Length])
                : throw new SealBrokenException("The wrapped key belongs to another application.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    public void Dispose() => rsa.Dispose();

    private byte[] Decrypt(ReadOnlySpan<byte> bytes)
    {
        try
        {
            lock (rsa)
            {
                return rsa.Decrypt(bytes, RSAEncryptionPadding.OaepSHA256);
            }
        }
        catch (CryptographicException broken)
        {
            throw new SealBrokenException("The wrapped key does not open with this private key.", broken);
        }
    }
}
