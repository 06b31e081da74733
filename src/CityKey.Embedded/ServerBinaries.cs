using System.Globalization;
using System.Text.RegularExpressions;

namespace CityKey.Embedded;

/// <summary>PostgreSQL's programs on this machine. Each of them (postgres, initdb, pg_ctl, pg_dump, pgbench) is run by
/// <see cref="RunAsync"/>: programs that were unpacked, not installed, do not find their libraries by
/// themselves.</summary>
/// <param name="Folder">The folder that holds the programs.</param>
/// <param name="Major">PostgreSQL's major version.</param>
/// <param name="LibraryPath">The value of LD_LIBRARY_PATH that the programs need; null where they are
/// installed.</param>
internal sealed partial record ServerBinaries(string Folder, int Major, string? LibraryPath)
{
    /// <summary>The oldest major version that CityKey works with.</summary>
    public const int Oldest = 15;

    /// <summary>Whether a program is there: npm's servers, for example, come without pg_dump.</summary>
    public bool Has(string program) => File.Exists(PathOf(program));

    /// <summary>Reads what a folder holds.</summary>
    /// <returns>Null when the folder has no server, an older one, or one that does not run on this machine.</returns>
    public static async Task<ServerBinaries?> TryReadAsync(
        string folder,
        string? libraryPath,
        CancellationToken cancellationToken
    )
    {
        var candidate = new ServerBinaries(folder, 0, libraryPath);
        if (!candidate.Has("initdb") || !candidate.Has("pg_ctl"))
        {
            return null;
        }

        var result = await candidate.RunAsync("postgres", ["--version"], cancellationToken);
        var version = Version().Match(result.Output);
        return
            version.Success
            && int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture) is >= Oldest and var major
            ? candidate with
            {
                Major = major,
            }
            : null;
    }

    /// <summary>Runs one of PostgreSQL's programs to its end, with its libraries and without CityKey's own
    /// configuration in its environment.</summary>
    /// <param name="program">The program's name, without a folder.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Kills the program.</param>
    /// <param name="account">The account it runs under; null for the account of this process.</param>
    /// <param name="password">The password of the connection that it opens, given as PGPASSWORD.</param>
    public Task<ProgramResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken,
        ServerAccount? account = null,
        string? password = null
    ) =>
        ExternalProgram.RunAsync(
            [.. account?.Prefix ?? [], PathOf(program), .. arguments],
            environment => Prepare(environment, password),
            cancellationToken
        );

    private string PathOf(string program) =>
        Path.Combine(Folder, OperatingSystem.IsWindows() ? program + ".exe" : program);

    // The server outlives this process and must hold none of its configuration: on Unix it gets a bare environment.
    private void Prepare(IDictionary<string, string?> environment, string? password)
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
        }
        else
        {
            var path = environment["PATH"];
            environment.Clear();
            environment["PATH"] = path;
            environment["LC_ALL"] = "C";
            if (LibraryPath is not null)
            {
                environment["LD_LIBRARY_PATH"] = LibraryPath;
            }
        }

        if (password is not null)
        {
            environment["PGPASSWORD"] = password;
        }
    }

    [GeneratedRegex(
        @"\(PostgreSQL\) (?<major>\d+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Version();
}
