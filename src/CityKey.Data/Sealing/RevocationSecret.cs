using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CityKey.Data.Sealing;

/// <summary>The secret that a resident gives, with the serial, to report a card from a counter lost: 16 Crockford
/// base-32 characters, 80 random bits. It is printed on their slip and stored nowhere.</summary>
public sealed record RevocationSecret
{
    private const int Length = 16;
    private const int Rounds = 100_000;

    private RevocationSecret(string normal) => Normal = normal;

    public string Normal { get; }

    /// <summary>In four groups of four, as the slip shows it.</summary>
    public string Shown => CodeText.Show(Normal);

    public static RevocationSecret Create() => new(CodeText.Create(Length));

    public static bool TryRead(string? typed, [NotNullWhen(true)] out RevocationSecret? secret)
    {
        secret = CodeText.TryRead(typed, Length, out var normal) ? new RevocationSecret(normal) : null;
        return secret is not null;
    }

    /// <summary>The digest that is stored: PBKDF2, salted with the serial, so that a stolen table cannot be used to
    /// revoke cards.</summary>
    public byte[] DigestFor(string serial) =>
        Rfc2898DeriveBytes.Pbkdf2(
            Encoding.ASCII.GetBytes(Normal),
            Encoding.ASCII.GetBytes($"citykey revocation v1 {serial}"),
            Rounds,
            HashAlgorithmName.SHA512,
            32
        );

    /// <summary>Whether this is the secret of a card; compares in constant time.</summary>
    public bool Fits(string serial, byte[]? digest) =>
        digest is not null && CryptographicOperations.FixedTimeEquals(DigestFor(serial), digest);

    /// <summary>Never the secret, so that it cannot get into logs.</summary>
    public override string ToString() => "revocation secret";
}
