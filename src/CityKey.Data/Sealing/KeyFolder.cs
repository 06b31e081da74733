using System.Security.Cryptography;
using System.Text;
using CityKey.Data.KeyRings;
using Microsoft.Extensions.Configuration;

namespace CityKey.Data.Sealing;

/// <summary>Creates and finds the keys of an installation. Each private key is in the folder of its holder and readable
/// by its owner only.</summary>
public static class KeyFolder
{
    /// <summary>The key that seals a site's cookie keys, in the folder <c>portal/</c> and in <c>staff/</c>.</summary>
    public const string RingKeyName = "ring.key";

    /// <summary>A file that marks a holder's folder as made for development; production refuses it.</summary>
    public const string DevelopmentMark = "development";

    private const int Bits = 3072;
    private static readonly string[] Sites = ["portal", "staff"];
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Everyone = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The folder that the setting <c>Sealing:Folder</c> names.</summary>
    /// <exception cref="InvalidOperationException">It is not set.</exception>
    public static string Configured(IConfiguration configuration) =>
        configuration["Sealing:Folder"] ?? throw new InvalidOperationException("Sealing:Folder is not set.");

    /// <summary>Makes <c>public/</c> (city, recovery, match, mail, audit), <c>custodian/</c>, <c>recovery/</c>,
    /// <c>worker/</c>, <c>portal/</c> and <c>staff/</c>. The portal needs <c>public/</c> and <c>portal/</c>
    /// alone.</summary>
    /// <exception cref="InvalidOperationException">There are keys already: writing over them would lose
    /// records.</exception>
    public static void Create(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InvalidOperationException(
                "The folder is not empty, and keys are never overwritten. Choose an empty folder."
            );
        }

        MakeFolder(folder, Everyone);
        Pair(folder, "custodian", "city");
        Pair(folder, "recovery", "recovery");
        Pair(folder, "worker", "match");
        Pair(folder, "worker", "mail");
        Write(Path.Combine(folder, "worker"), "digest.key", RandomNumberGenerator.GetBytes(32), OwnerOnly);
        AuditPair(folder);
        CreateRingKeys(folder);
    }

    /// <summary>Adds the audit's signing key to a folder that was made before there was one.</summary>
    /// <exception cref="InvalidOperationException">There is one, or the folder holds no worker's keys.</exception>
    public static void CreateAuditKey(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "worker")))
        {
            throw new InvalidOperationException("The folder has no worker keys. Create all keys.");
        }

        if (HasAuditKey(folder) || File.Exists(PublicAuditKey(folder)))
        {
            throw new InvalidOperationException("The audit key already exists, and keys are never overwritten.");
        }

        AuditPair(folder);
    }

    /// <summary>Whether the folder has the private audit key.</summary>
    public static bool HasAuditKey(string folder) => File.Exists(AuditKey(folder));

    /// <summary>The path of the worker's private audit key.</summary>
    public static string AuditKey(string folder) => Path.Combine(folder, "worker", "audit.key.pem");

    /// <summary>The path of the public audit key, with which anyone can verify the audit.</summary>
    public static string PublicAuditKey(string folder) => Path.Combine(folder, "public", "audit.pub.pem");

    /// <summary>Creates the <see cref="RingKeyName"/> of each site that has none, as in folders made by earlier
    /// versions.</summary>
    public static void CreateRingKeys(string folder)
    {
        foreach (var site in Sites.Where(s => !File.Exists(Path.Combine(folder, s, RingKeyName))))
        {
            Write(Path.Combine(folder, site), RingKeyName, RingKey.Create(), OwnerOnly);
        }
    }

    /// <summary>Puts the <see cref="DevelopmentMark"/> into every holder's folder, so that a copy of any of them is
    /// recognized.</summary>
    public static void MarkDevelopment(string folder)
    {
        foreach (var holder in Directory.EnumerateDirectories(folder).Where(h => !IsMarked(h)))
        {
            Write(
                holder,
                DevelopmentMark,
                "Created for development. Production refuses these keys.\n"u8.ToArray(),
                Everyone
            );
        }
    }

    /// <summary>Whether a development start made this holder's folder.</summary>
    public static bool IsMarked(string holder) => File.Exists(Path.Combine(holder, DevelopmentMark));

    private static void Pair(string folder, string holder, string name)
    {
        using var rsa = RSA.Create(Bits);
        Write(
            Path.Combine(folder, holder),
            $"{name}.key.pem",
            Encoding.ASCII.GetBytes(rsa.ExportPkcs8PrivateKeyPem()),
            OwnerOnly
        );
        Write(
            Path.Combine(folder, "public"),
            $"{name}.pem",
            Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()),
            Everyone
        );
    }

    // A signing key, not a recipient key: it opens nothing.
    private static void AuditPair(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write(
            Path.Combine(folder, "worker"),
            Path.GetFileName(AuditKey(folder)),
            Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()),
            OwnerOnly
        );
        Write(
            Path.Combine(folder, "public"),
            Path.GetFileName(PublicAuditKey(folder)),
            Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()),
            Everyone
        );
    }

    private static void Write(string folder, string name, byte[] bytes, UnixFileMode mode)
    {
        MakeFolder(folder, mode);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using var file = new FileStream(Path.Combine(folder, name), options);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        CryptographicOperations.ZeroMemory(bytes);
    }

    private static void MakeFolder(string folder, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        // An account that may read the files must also be able to enter the folder.
        var enter =
            UnixFileMode.UserExecute
            | (mode == OwnerOnly ? UnixFileMode.None : UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        Directory.CreateDirectory(folder, mode | enter);
    }
}
