using System.Security.Cryptography;
using CityKey.Data.Sealing;

namespace CityKey.Data.Audit;

/// <summary>The public halves that heads are checked with: the present one, and those before it.</summary>
public sealed class AuditKeys : IDisposable
{
    private readonly Dictionary<string, ECDsa> keys = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">One of the files holds no public key.</exception>
    public static AuditKeys Load(params IEnumerable<string> paths)
    {
        var loaded = new AuditKeys();
        foreach (var path in paths)
        {
            loaded.Add(path);
        }

        return loaded;
    }

    internal bool Knows(string keyId) => keys.ContainsKey(keyId);

    internal bool Signed(byte[] hash, string keyId, byte[] signature) =>
        keys.TryGetValue(keyId, out var key) && key.VerifyHash(hash, signature, AuditSigningKey.Encoding);

    internal static string IdOf(ECDsa key) => RecipientPublicKey.IdOf(key.ExportSubjectPublicKeyInfo());

    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            key.Dispose();
        }
    }

    private void Add(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            keys[IdOf(key)] = key;
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidOperationException(
                $"The public audit key {Path.GetFileName(path)} cannot be read. Use --public-key to give its file.",
                failure
            );
        }
    }
}
