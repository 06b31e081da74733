using System.Diagnostics;
using System.Globalization;

namespace CityKey.Benchmarks.Running;

/// <summary>A site in a process of its own, so that what it uses is its own. Its log goes through a pipe, as it does in
/// production.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly Process process;

    private Site(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="kind">One of <see cref="SiteProcess"/>'s.</param>
    public static async Task<Site> StartAsync(string kind, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Site).Assembly.Location, SiteProcess.Verb, kind])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment["CITYKEY_" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var started = Process.Start(start)!;
        _ = started.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new Site(started, new Uri(await AnswerAsync(started, "listening ")));
    }

    /// <summary>All bytes that it ever allocated.</summary>
    public async Task<long> AllocatedAsync()
    {
        await process.StandardInput.WriteLineAsync("allocated");
        return long.Parse(await AnswerAsync(process, "allocated "), CultureInfo.InvariantCulture);
    }

    /// <summary>Resident memory in bytes: <c>VmRSS</c> now, <c>VmHWM</c> the most there ever was.</summary>
    public async Task<long> MemoryAsync(string what)
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{process.Id}/status")).Single(l =>
            l.StartsWith(what + ":", StringComparison.Ordinal)
        );
        return 1024
            * long.Parse(
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1],
                CultureInfo.InvariantCulture
            );
    }

    /// <summary>Freezes it as a machine that is moved or out of memory does, or wakes it.</summary>
    public Task SignalAsync(bool freeze) =>
        Tool.RunAsync("kill", [freeze ? "-STOP" : "-CONT", process.Id.ToString(CultureInfo.InvariantCulture)]);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<string> AnswerAsync(Process site, string awaited)
    {
        var said = "";
        while (await site.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(awaited, StringComparison.Ordinal))
            {
                return line[awaited.Length..];
            }

            said += line + "\n";
        }

        throw new InvalidOperationException($"The site ended: {said}");
    }
}
