using System.Diagnostics;
using System.Globalization;
using CityKey.Testing.PortalSwitch;

namespace CityKey.Benchmarks.Running;

/// <summary>The load in a process of its own: a change of the switch must not wait for a thread that the load
/// has.</summary>
internal sealed class LoadProcess : IAsyncDisposable
{
    public const string Verb = "load";
    private const string Connection = "CITYKEY_LOAD";
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);
    private readonly Process process;

    private LoadProcess(Process process) => this.process = process;

    public static async Task<LoadProcess> StartAsync(string portalConnection, int connections)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(LoadProcess).Assembly.Location, Verb, connections.ToString(CultureInfo.InvariantCulture)]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { [Connection] = portalConnection },
        };
        var load = new LoadProcess(Process.Start(start)!);
        await load.CountsAsync();
        return load;
    }

    /// <summary>How many submissions it has seen acknowledged and refused.</summary>
    public async Task<(int Acknowledged, int Refused)> CountsAsync()
    {
        var counts = (await AskAsync("counts")).Split(' ');
        return (int.Parse(counts[0], CultureInfo.InvariantCulture), int.Parse(counts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until it has seen as many more of one kind.</summary>
    public async Task SomeMoreAsync(Func<(int Acknowledged, int Refused), int> of, int more)
    {
        for (var aim = of(await CountsAsync()) + more; of(await CountsAsync()) < aim; )
        {
            await Task.Delay(Between);
        }
    }

    /// <summary>Ends it.</summary>
    /// <returns>The applications whose submission it saw acknowledged.</returns>
    public async Task<IReadOnlyList<Guid>> EndAsync()
    {
        var file = await AskAsync("end");
        await process.WaitForExitAsync();
        var acknowledged = (await File.ReadAllLinesAsync(file))
            .Select(line => Guid.Parse(line, CultureInfo.InvariantCulture))
            .ToList();
        File.Delete(file);
        return acknowledged;
    }

    /// <summary>What runs in it.</summary>
    public static async Task RunAsync(int connections)
    {
        var load = new IntakeLoad(Environment.GetEnvironmentVariable(Connection)!);
        using var over = new CancellationTokenSource();
        var running = load.RunAsync(connections, over.Token);
        while (await Console.In.ReadLineAsync() is { } asked)
        {
            if (asked == "counts")
            {
                await Console.Out.WriteLineAsync(
                    $"{load.Acknowledged.Count.ToString(CultureInfo.InvariantCulture)} "
                        + $"{load.Refusals.Count.ToString(CultureInfo.InvariantCulture)}"
                );
                continue;
            }

            await over.CancelAsync();
            await running;
            var file = Path.GetTempFileName();
            await File.WriteAllLinesAsync(file, load.Acknowledged.Select(id => id.ToString()));
            await Console.Out.WriteLineAsync(file);
            return;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> AskAsync(string question)
    {
        await process.StandardInput.WriteLineAsync(question);
        return await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The load has ended.");
    }
}
