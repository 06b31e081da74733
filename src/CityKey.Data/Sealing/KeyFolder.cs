using System.Security.Cryptography;
using System.Text;

namespace CityKey.Data.Sealing;

/// <summary>Makes the keys of an installation, each private half in a folder of its own, readable by its owner alone.</summary>
public static class KeyFolder
{
    private const int Bits = 3072;

    /// <exception cref="InvalidOperationException">There are keys already: writing over them would lose records.</exception>
    public static void Create(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InvalidOperationException("The folder is not empty; keys are never written over.");
        }

        Pair(folder, "custodian", "city");
        Pair(folder, "recovery", "recovery");
        Pair(folder, "worker", "match");
        Pair(folder, "worker", "mail");
        Write(Path.Combine(folder, "worker"), "digest.key", RandomNumberGenerator.GetBytes(32));
    }

    private static void Pair(string folder, string holder, string name)
    {
        using var rsa = RSA.Create(Bits);
        Write(Path.Combine(folder, holder), $"{name}.key.pem", Encoding.ASCII.GetBytes(rsa.ExportPkcs8PrivateKeyPem()));
        Write(Path.Combine(folder, "public"), $"{name}.pem", Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()));
    }

    private static void Write(string folder, string name, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(Path.Combine(folder, name), options);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }
}
