using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CityKey.Data.Sealing;

/// <summary>The public key of a recipient (the city, recovery, a worker key) that wraps data keys. RSA-OAEP-SHA-256, so
/// that hardware can hold the private key.</summary>
public sealed class RecipientPublicKey
{
    internal const int SecretLength = DataKey.Length + 16;
    internal const int HeaderLength = 2;
    private const int LeastBits = 3072;
    private readonly byte[] publicKey;
    private readonly ConcurrentBag<RSA> ready = [];

    private RecipientPublicKey(byte[] publicKey)
    {
        this.publicKey = publicKey;
        KeyId = IdOf(publicKey);
    }

    /// <summary>The first 16 hexadecimal digits of the public key's SHA-256.</summary>
    public string KeyId { get; }

    // Version 1, algorithm 2.
    internal static ReadOnlySpan<byte> Header => [1, 2];

    /// <summary>Loads a key from a PEM file.</summary>
    /// <exception cref="InvalidOperationException">The file has no public key of 3072 bits or more.</exception>
    public static RecipientPublicKey Load(string path)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new InvalidOperationException($"The public key {Path.GetFileName(path)} cannot be read.", failure);
        }

        return rsa.KeySize >= LeastBits
            ? new RecipientPublicKey(rsa.ExportSubjectPublicKeyInfo())
            : throw new InvalidOperationException($"The public key {Path.GetFileName(path)} is too short.");
    }

    /// <summary>Wraps a data key together with its application's id, so that it cannot be used for another
    /// record.</summary>
    public byte[] Wrap(DataKey key, Guid application)
    {
        byte[] secret = [.. key.Bytes, .. application.ToByteArray(bigEndian: true)];
        try
        {
            // Importing the key takes longer than using it, and an RSA object is not safe for concurrent use.
            var rsa = ready.TryTake(out var read) ? read : Read();
            byte[] wrapped = [.. Header, .. rsa.Encrypt(secret, RSAEncryptionPadding.OaepSHA256)];
            ready.Add(rsa);
            return wrapped;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Seals a short text to this recipient only, under a new key.</summary>
    public byte[] SealBox(ReadOnlySpan<byte> plain, SealContext context)
    {
        using var once = DataKey.Create();
        return [.. Wrap(once, context.Application), .. once.Seal(plain, context)];
    }

    private RSA Read()
    {
        var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        return rsa;
    }

    internal static string IdOf(ReadOnlySpan<byte> subjectPublicKeyInfo) =>
        Convert.ToHexStringLower(SHA256.HashData(subjectPublicKeyInfo))[..16];
}
