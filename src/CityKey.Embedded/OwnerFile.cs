using System.Security.Cryptography;
using System.Text;

namespace CityKey.Embedded;

/// <summary>Files that only their owner can read, from their creation on.</summary>
internal static class OwnerFile
{
    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The password in the file, created at random the first time.</summary>
    public static string Password(string path)
    {
        if (!File.Exists(path))
        {
            Write(
                path,
                RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 40)
            );
        }

        return File.ReadAllText(path);
    }
}
