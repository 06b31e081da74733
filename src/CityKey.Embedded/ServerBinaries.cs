using System.Globalization;
using System.Text.RegularExpressions;

namespace CityKey.Embedded;

/// <summary>A folder that holds initdb, pg_ctl and postgres, and what it takes to run them.</summary>
internal sealed partial record ServerBinaries(string Folder, int Major, string? LibraryPath)
{
    public const int Oldest = 15;

    public string Tool(string name) => Path.Combine(Folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>What is in the folder, or null where it is no server, too old, or cannot run here.</summary>
    public static async Task<ServerBinaries?> TryReadAsync(
        string folder,
        string? libraryPath,
        CancellationToken cancellationToken
    )
    {
        var candidate = new ServerBinaries(folder, 0, libraryPath);
        if (!File.Exists(candidate.Tool("initdb")) || !File.Exists(candidate.Tool("pg_ctl")))
        {
            return null;
        }

        var answer = await Embedded.Tool.RunAsync(
            [candidate.Tool("postgres"), "--version"],
            candidate.Prepare,
            cancellationToken
        );
        var version = Version().Match(answer.Output);
        return
            version.Success
            && int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture) is >= Oldest and var major
            ? candidate with
            {
                Major = major,
            }
            : null;
    }

    /// <summary>The server lives on after us and must hold none of our configuration, so on Unix it gets a bare
    /// environment.</summary>
    public void Prepare(IDictionary<string, string?> environment)
    {
        if (OperatingSystem.IsWindows())
        {
            foreach (
                var name in environment
                    .Keys.Where(name => name.StartsWith("PG", StringComparison.OrdinalIgnoreCase))
                    .ToList()
            )
            {
                environment.Remove(name);
            }

            return;
        }

        var path = environment["PATH"];
        environment.Clear();
        environment["PATH"] = path;
        environment["LC_ALL"] = "C";
        if (LibraryPath is not null)
        {
            environment["LD_LIBRARY_PATH"] = LibraryPath;
        }
    }

    [GeneratedRegex(
        @"\(PostgreSQL\) (?<major>\d+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Version();
}
