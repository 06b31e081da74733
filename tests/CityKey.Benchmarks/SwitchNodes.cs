using System.Diagnostics;
using CityKey.Benchmarks.Running;
using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Benchmarks;

/// <summary>Three nodes of the portal, each a process of its own: how soon all draw a flip, also with their listening
/// connections cut; and that none accepts after a close, even one that was frozen during the close.</summary>
internal static class SwitchNodes
{
    private const int Nodes = 3;
    private const int Flips = 50;
    private const int Cuts = 20;
    private const int Freezes = 5;
    private const double Ninetynine = 0.99;

    // The first one compiles what the others run.
    private const int WarmUp = 6;

    private static readonly TimeSpan FrozenFor = PortalStateCache.Stale + TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        var database = await server.CreateDatabaseAsync();
        using var certificate = new Certificate();
        var nodes = new List<NodeOfThree>();
        await using var drafts = Drafts.Of(database, new Uri("https://127.0.0.1"));
        try
        {
            var people = await File.ReadAllLinesAsync(await drafts.MakeAsync(Nodes));
            for (var node = 0; node < Nodes; node++)
            {
                nodes.Add(
                    new NodeOfThree(
                        await Pages.PortalAsync(database, "https://127.0.0.1:0", certificate.Settings),
                        people[node]
                    )
                );
            }

            await using var staff = new ServiceCollection()
                .AddLogging()
                .AddRecords(database.Connection("ck_staff"))
                .AddSwitchControl()
                .BuildServiceProvider();
            await FlipAsync(staff, nodes, WarmUp, () => Task.CompletedTask);
            var whole = await FlipAsync(staff, nodes, Flips, () => Task.CompletedTask);
            var cut = await FlipAsync(
                staff,
                nodes,
                Cuts,
                () =>
                    database.AskAsync<long>(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'ck_portal' "
                            + "AND query LIKE '%portal_now()%'"
                    )
            );
            var (old, woken) = await FreezeAsync(staff, nodes);
            var submitted = await database.AskAsync<long>("SELECT count(*) FROM review.queue_item");
            // Without this, nodes that refuse everything would pass.
            var alive = (await Task.WhenAll(nodes.Select(n => n.AcceptsAsync()))).LongCount(a => a);
            return
            [
                Time("flip drawn by all three nodes, ms from the order, p99", whole.Times, 1000, $"{Flips} flips"),
                Time(
                    "the same with their listening connections cut just before, ms, p99",
                    cut.Times,
                    2000,
                    $"{Cuts} flips"
                ),
                Count(
                    "submissions that a node accepted after a close",
                    whole.Accepted + cut.Accepted + woken + submitted,
                    $"each node asked after each of {(Flips + Cuts) / 2 + Freezes} closes"
                ),
                Count(
                    "pages that a woken node drew from its old belief",
                    old,
                    $"{Freezes} times frozen for {FrozenFor.TotalSeconds:0} s across a close, asked before and after "
                        + "it woke"
                ),
                new(
                    "nodes that accept once it is open",
                    Spread.Of([alive]),
                    Nodes,
                    AtMost: false,
                    Nodes,
                    "the control",
                    "0"
                ),
            ];
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    private static async Task<(List<double> Times, long Accepted)> FlipAsync(
        ServiceProvider staff,
        List<NodeOfThree> nodes,
        int flips,
        Func<Task> before
    )
    {
        var (times, accepted) = (new List<double>(), 0L);
        for (var flip = 0; flip < flips; flip++)
        {
            var mode = flip % 2 == 0 ? PortalMode.Paused : PortalMode.Open;
            await before();
            var began = Stopwatch.GetTimestamp();
            var drawn = Task.WhenAll(nodes.Select(n => n.DrawsAsync(mode)));
            await SwitchLoad.ToAsync(staff, mode);
            if (mode == PortalMode.Paused)
            {
                accepted += (await Task.WhenAll(nodes.Select(n => n.AcceptsAsync()))).LongCount(a => a);
            }

            times.Add(Stopwatch.GetElapsedTime(began, (await drawn).Max()).TotalMilliseconds);
        }

        return (times, accepted);
    }

    private static async Task<(long Old, long Accepted)> FreezeAsync(ServiceProvider staff, List<NodeOfThree> nodes)
    {
        var (old, accepted, frozen) = (0L, 0L, nodes[0]);
        for (var time = 0; time < Freezes; time++)
        {
            await frozen.Site.SignalAsync(freeze: true);
            await SwitchLoad.ToAsync(staff, PortalMode.Paused);
            await Task.Delay(FrozenFor);
            // These wait at its door, and are the first that it sees.
            var (draws, accepts) = (frozen.DrawsOpenAsync(), frozen.AcceptsAsync());
            await frozen.Site.SignalAsync(freeze: false);
            old += (await draws ? 1 : 0) + (await frozen.DrawsOpenAsync() ? 1 : 0);
            accepted += (await accepts ? 1 : 0) + (await frozen.AcceptsAsync() ? 1 : 0);
            await SwitchLoad.ToAsync(staff, PortalMode.Open);
            await Task.WhenAll(nodes.Select(n => n.DrawsAsync(PortalMode.Open)));
        }

        return (old, accepted);
    }

    private static Finding Time(string what, List<double> times, double budget, string note) =>
        new(
            what,
            new Spread(SwitchLoad.At(times, Ninetynine), times.Min(), times.Max()),
            budget,
            AtMost: true,
            budget / 5,
            $"{note}, p50 {SwitchLoad.At(times, 0.5):0} ms",
            "0"
        );

    private static Finding Count(string what, long found, string note) =>
        new(what, Spread.Of([found]), 0, AtMost: true, 0, note, "0");
}
