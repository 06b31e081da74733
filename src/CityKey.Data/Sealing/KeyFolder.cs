using System.Security.Cryptography;
using System.Text;
using CityKey.Data.KeyRings;

namespace CityKey.Data.Sealing;

/// <summary>Makes the keys of an installation, each private half in a folder of its holder, readable by its owner
/// alone.</summary>
public static class KeyFolder
{
    /// <summary>The key that seals a site's cookie keys, in the folder <c>portal/</c> and in <c>staff/</c>.</summary>
    public const string RingKeyName = "ring.key";

    /// <summary>A file that marks a holder's folder as made for development; production refuses it.</summary>
    public const string DevelopmentMark = "development";

    private const int Bits = 3072;
    private static readonly string[] Sites = ["portal", "staff"];
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Everybody = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

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

        MakeFolder(folder, Everybody);
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

    public static bool HasAuditKey(string folder) => File.Exists(AuditKey(folder));

    /// <summary>Where the worker's half of the audit's key is.</summary>
    public static string AuditKey(string folder) => Path.Combine(folder, "worker", "audit.key.pem");

    /// <summary>Where the half is that anybody may have, to check the audit with.</summary>
    public static string PublicAuditKey(string folder) => Path.Combine(folder, "public", "audit.pub.pem");

    /// <summary>Makes what is missing of the two sites' <see cref="RingKeyName"/>: folders of earlier versions lack
    /// them.</summary>
    public static void CreateRingKeys(string folder)
    {
        foreach (var site in Sites.Where(s => !File.Exists(Path.Combine(folder, s, RingKeyName))))
        {
            Write(Path.Combine(folder, site), RingKeyName, RingKey.Create(), OwnerOnly);
        }
    }

    /// <summary>Marks every holder's folder as <see cref="DevelopmentMark"/>, so that a copy of any of them is
    /// known.</summary>
    public static void MarkDevelopment(string folder)
    {
        foreach (var holder in Directory.EnumerateDirectories(folder).Where(h => !IsMarked(h)))
        {
            Write(
                holder,
                DevelopmentMark,
                "Created for development. Production refuses these keys.\n"u8.ToArray(),
                Everybody
            );
        }
    }

    /// <summary>True for a holder's folder that a development start made.</summary>
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
            Everybody
        );
    }

    // It signs and opens nothing, so it need not be a keyhole.
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
            Everybody
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

        // Whoever may read a folder's files may enter it.
        var enter =
            UnixFileMode.UserExecute
            | (mode == OwnerOnly ? UnixFileMode.None : UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        Directory.CreateDirectory(folder, mode | enter);
    }
}
