namespace CityKey.Embedded;

/// <summary>Finds a server, and gets one where there is none; the order is decision record 0002.</summary>
internal static class ServerSearch
{
    // Data already there can be read by the major version that made them alone.
    public static async Task<ServerBinaries> FindAsync(
        string downloads,
        int? major,
        EmbeddedOptions options,
        CancellationToken cancellationToken
    )
    {
        var say = options.Say;
        bool Fits(ServerBinaries server) => major is null || options.StartEmpty || server.Major == major;

        await foreach (var installed in InstalledServers.FindAsync(cancellationToken))
        {
            if (Fits(installed))
            {
                return installed;
            }
        }

        await using var held = await HoldAsync(downloads, cancellationToken);
        Func<Task<ServerBinaries?>>[] ways =
        [
            () => NpmServer.TryReadAsync(downloads, cancellationToken),
            () => UnpackedAptServer.TryReadAsync(downloads, cancellationToken),
            () => NpmServer.TryGetAsync(downloads, say, cancellationToken),
            () => AptServer.TryGetAsync(say, cancellationToken),
            () => UnpackedAptServer.TryGetAsync(downloads, say, cancellationToken),
        ];
        foreach (var get in ways)
        {
            if (await get() is { } got && Fits(got))
            {
                return got;
            }
        }

        throw new EmbeddedPostgresException(
            major is null
                ? $"CityKey needs PostgreSQL {ServerBinaries.Oldest} or newer and could not install it. Run "
                    + $"'{Command()}' and start again."
                : $"The existing data was created by PostgreSQL {major}, which is no longer installed. Install it "
                    + "again, or start with --reset."
        );
    }

    /// <summary>Copies with states of their own may share the downloads; one of them gets the server, the others wait
    /// for it.</summary>
    private static async Task<FileStream> HoldAsync(string downloads, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(downloads);
        var path = Path.Combine(downloads, "lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }

    private static string Command() =>
        true switch
        {
            _ when OperatingSystem.IsMacOS() => "brew install postgresql@17",
            _ when OperatingSystem.IsWindows() => "winget install PostgreSQL.PostgreSQL.17",
            _ when Tool.Find("dnf") is not null => "sudo dnf install postgresql-server",
            _ when Tool.Find("apk") is not null => "sudo apk add postgresql",
            _ when Tool.Find("pacman") is not null => "sudo pacman -S postgresql",
            _ => "sudo apt-get install postgresql",
        };
}
