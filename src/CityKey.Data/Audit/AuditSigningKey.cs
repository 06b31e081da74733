using System.Security.Cryptography;

namespace CityKey.Data.Audit;

/// <summary>The worker's key that signs heads: ECDSA on P-256 with SHA-256, signatures in DER so that openssl reads
/// them too.</summary>
public sealed class AuditSigningKey : IDisposable
{
    internal const DSASignatureFormat Encoding = DSASignatureFormat.Rfc3279DerSequence;
    private readonly ECDsa key;

    private AuditSigningKey(ECDsa key)
    {
        this.key = key;
        KeyId = AuditKeys.IdOf(key);
    }

    public string KeyId { get; }

    /// <exception cref="InvalidOperationException">It is missing, or is no private key.</exception>
    public static AuditSigningKey Load(string path)
    {
        var read = ECDsa.Create();
        try
        {
            read.ImportFromPem(File.ReadAllText(path));
            // A public half imports as well, and would fail only at the first head.
            CryptographicOperations.ZeroMemory(read.ExportPkcs8PrivateKey());
            return new AuditSigningKey(read);
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            read.Dispose();
            throw new InvalidOperationException(
                $"The audit's signing key {Path.GetFileName(path)} cannot be read, so the audit log is not "
                    + "being sealed. If the key does not exist yet, run citykey keys create --audit-only.",
                failure
            );
        }
    }

    internal AuditHead Sign(AuditHead unsigned)
    {
        var named = unsigned with { KeyId = KeyId };
        return named with { Signature = key.SignHash(named.Hash(), Encoding) };
    }

    public void Dispose() => key.Dispose();
}
