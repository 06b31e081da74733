using System.Globalization;
using System.Runtime.CompilerServices;

namespace CityKey.Embedded;

/// <summary>Servers that are installed on the machine, the most likely one first.</summary>
internal static class InstalledServers
{
    public static async IAsyncEnumerable<ServerBinaries> FindAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (ExternalProgram.Find("pg_config") is { } config)
        {
            var answer = await ExternalProgram.RunAsync([config, "--bindir"], cancellationToken);
            if (
                answer.Succeeded
                && await ServerBinaries.TryReadAsync(answer.Output.Trim(), null, cancellationToken) is { } configured
            )
            {
                yield return configured;
            }
        }

        foreach (var folder in UsualFolders())
        {
            if (await ServerBinaries.TryReadAsync(folder, null, cancellationToken) is { } found)
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<string> UsualFolders()
    {
        if (OperatingSystem.IsLinux())
        {
            return [.. Below("/usr/lib/postgresql"), "/usr/pgsql/bin", "/usr/libexec/postgresql", "/usr/bin"];
        }

        if (OperatingSystem.IsMacOS())
        {
            return
            [
                .. Below("/opt/homebrew/opt", "postgresql@*"),
                .. Below("/usr/local/opt", "postgresql@*"),
                .. Below("/Applications/Postgres.app/Contents/Versions"),
            ];
        }

        return OperatingSystem.IsWindows()
            ? Below(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"))
            : [];
    }

    private static IEnumerable<string> Below(string folder, string pattern = "*") =>
        !Directory.Exists(folder)
            ? []
            : Directory
                .EnumerateDirectories(folder, pattern)
                .OrderByDescending(version =>
                    int.TryParse(
                        Path.GetFileName(version).Split('@')[^1],
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var major
                    )
                        ? major
                        : 0
                )
                .Select(version => Path.Combine(version, "bin"));
}
