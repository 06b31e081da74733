using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace CityKey.Tests.Architecture;

/// <summary>One run of the program as a process of its own, recorded by the runtime's event trace, which names every
/// assembly that was loaded between start and end.</summary>
internal sealed partial class LoadedAssemblies : IAsyncDisposable
{
    // The loader's events of the runtime: one for each assembly, with its path.
    private const string LoaderEvents = "Microsoft-Windows-DotNETRuntime:0x8:4";

    private readonly string trace = Path.Combine(Path.GetTempPath(), $"citykey-{Guid.NewGuid():N}.nettrace");
    private readonly CancellationTokenSource timeout = new(TimeSpan.FromSeconds(90));
    private readonly Process process;

    private LoadedAssemblies(string[] verb, Dictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "CityKey.Server.dll"), .. verb]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_EnableEventPipe"] = "1",
                ["DOTNET_EventPipeOutputStreaming"] = "1",
                ["DOTNET_EventPipeConfig"] = LoaderEvents,
                ["DOTNET_EventPipeOutputPath"] = trace,
            },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[$"CITYKEY_{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        process = Process.Start(start)!;
    }

    /// <summary>The names of the assemblies that a verb loads. A role that serves is stopped once it has
    /// started.</summary>
    public static async Task<HashSet<string>> OfAsync(string[] verb, Dictionary<string, string?> settings)
    {
        await using var run = new LoadedAssemblies(verb, settings);
        return await run.ReadAsync(serves: verb[0] == "serve");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        timeout.Dispose();
        File.Delete(trace);
    }

    private async Task<HashSet<string>> ReadAsync(bool serves)
    {
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        if (serves)
        {
            await StartedAsync();
            // By the shell: small machines come without a program of that name.
            using var kill = Process.Start("sh", ["-c", $"kill -TERM {process.Id}"]);
        }

        await process.StandardOutput.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        Assert.True(process.ExitCode == 0, await errors);
        return Names(await File.ReadAllBytesAsync(trace, timeout.Token));
    }

    private async Task StartedAsync()
    {
        while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.Contains("Application started", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    // The trace holds UTF-16 texts at even and at odd offsets.
    private static HashSet<string> Names(byte[] trace) =>
        new[] { 0, 1 }
            .SelectMany(offset =>
                AssemblyFile()
                    .Matches(new string(MemoryMarshal.Cast<byte, char>(trace.AsSpan(offset))))
                    .Select(m => m.Groups["name"].Value)
            )
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"[/\\](?<name>[A-Za-z0-9.]+)\.dll",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex AssemblyFile();
}
