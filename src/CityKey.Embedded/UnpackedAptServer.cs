using System.Globalization;

namespace CityKey.Embedded;

/// <summary>The distribution's server for a person who may not install: downloaded by apt, which checks it, and
/// unpacked.</summary>
internal static class UnpackedAptServer
{
    private static readonly string[] LibraryFolders = ["usr/lib", "lib"];

    public static async Task<ServerBinaries?> TryGetAsync(
        string downloads,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        if (!OperatingSystem.IsLinux() || Tool.Find("apt-get") is not { } apt || Tool.Find("dpkg-deb") is not { } dpkg)
        {
            return null;
        }

        var place = Place(downloads);
        say(
            $"Unpacking Debian's PostgreSQL into {place}, because no PostgreSQL server is installed here and "
                + "you are not root."
        );
        if (await DownloadAsync(apt, place, cancellationToken) is { } failure)
        {
            say($"apt-get could not download it: {failure}");
            return null;
        }

        var unpacking = Path.Combine(place, "unpacking");
        foreach (var package in Directory.EnumerateFiles(Path.Combine(place, "cache", "archives"), "*.deb"))
        {
            var answer = await Tool.RunAsync([dpkg, "-x", package, unpacking], cancellationToken);
            if (!answer.Succeeded)
            {
                throw new EmbeddedPostgresException(
                    $"{Path.GetFileName(package)} could not be unpacked: {answer.LastLine}"
                );
            }
        }

        Directory.Move(unpacking, Root(downloads));
        return await TryReadAsync(downloads, cancellationToken);
    }

    /// <summary>What an earlier start got, or null.</summary>
    public static async Task<ServerBinaries?> TryReadAsync(string downloads, CancellationToken cancellationToken)
    {
        var root = Root(downloads);
        if (!Directory.Exists(root))
        {
            return null;
        }

        var libraries = string.Join(
            ':',
            LibraryFolders
                .Select(folder => Path.Combine(root, folder))
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateDirectories(folder, "*-linux-*").Append(folder))
        );
        var newest = Directory
            .EnumerateDirectories(Path.Combine(root, "usr", "lib", "postgresql"))
            .MaxBy(version => int.Parse(Path.GetFileName(version), CultureInfo.InvariantCulture));
        return newest is null
            ? null
            : await ServerBinaries.TryReadAsync(Path.Combine(newest, "bin"), libraries, cancellationToken);
    }

    private static string Place(string downloads) => Path.Combine(downloads, "apt");

    private static string Root(string downloads) => Path.Combine(Place(downloads), "root");

    private static async Task<string?> DownloadAsync(string apt, string place, CancellationToken cancellationToken)
    {
        foreach (var folder in new[] { "state/lists/partial", "cache/archives/partial" })
        {
            Directory.CreateDirectory(Path.Combine(place, folder));
        }

        string[] own =
        [
            apt,
            "-qq",
            "-o",
            $"Dir::State={place}/state",
            "-o",
            "Dir::State::status=/var/lib/dpkg/status",
            "-o",
            $"Dir::Cache={place}/cache",
            "-o",
            "Debug::NoLocking=1",
            "-o",
            "APT::Sandbox::User=",
        ];
        foreach (
            string[] rest in new[]
            {
                ["update"],
                new[] { "install", "-y", "--no-install-recommends", "--download-only", "postgresql" },
            }
        )
        {
            var answer = await Tool.RunAsync([.. own, .. rest], cancellationToken);
            if (!answer.Succeeded)
            {
                return answer.LastLine;
            }
        }

        return null;
    }
}
