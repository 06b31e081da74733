namespace CityKey.Embedded;

/// <summary>The folder that one running copy owns, locked for the life of its process.</summary>
public sealed class StateFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The operating system releases this lock when the process ends, even after kill -9.
    private readonly FileStream _lock;

    private StateFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>CITYKEY_STATE, or else the platform's usual place for a service (root) or a person.</summary>
    public static string Default { get; } = FindDefault();

    public string Path { get; }

    internal string Cluster => System.IO.Path.Combine(Path, "cluster");

    internal static StateFolder Open(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        // For root, the server runs under another account, which must be able to pass through this folder.
        Make(
            path,
            Environment.IsPrivilegedProcess
                ? OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
                : OwnerOnly
        );
        try
        {
            return new StateFolder(
                path,
                new FileStream(
                    System.IO.Path.Combine(path, "lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                )
            );
        }
        catch (IOException busy)
        {
            throw new StateFolderInUseException(path, busy);
        }
    }

    internal string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    internal string? Read(string name) => File.Exists(In(name)) ? File.ReadAllText(In(name)).Trim() : null;

    internal void Write(string name, string text) => OwnerFile.Write(In(name), text);

    /// <summary>The role's password, created at random the first time.</summary>
    internal string Password(string role)
    {
        Make(In("secrets"));
        return OwnerFile.Password(In("secrets", role));
    }

    /// <summary>Empties the folder, except for downloads and the lock.</summary>
    internal void Clear()
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(Path))
        {
            if (System.IO.Path.GetFileName(entry) is "lock" or "downloads")
            {
                continue;
            }

            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else
            {
                File.Delete(entry);
            }
        }
    }

    internal static void Make(string path, UnixFileMode mode = OwnerOnly)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            File.SetUnixFileMode(path, mode);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static string FindDefault()
    {
        if (Environment.GetEnvironmentVariable("CITYKEY_STATE") is { Length: > 0 } chosen)
        {
            return chosen;
        }

        if (OperatingSystem.IsWindows())
        {
            return System.IO.Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
                "citykey"
            );
        }

        if (Environment.IsPrivilegedProcess)
        {
            return "/var/lib/citykey";
        }

        return Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state
            ? System.IO.Path.Combine(state, "citykey")
            : System.IO.Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                ".local",
                "state",
                "citykey"
            );
    }
}
