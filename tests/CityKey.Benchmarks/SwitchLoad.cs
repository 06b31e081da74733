using System.Diagnostics;
using CityKey.Benchmarks.Running;
using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.PortalSwitch;

namespace CityKey.Benchmarks;

/// <summary>Two hundred connections submit without think time while the switch is turned two hundred times among all
/// modes. What counts is what committed after a close, by the server's own time stamps.</summary>
internal static class SwitchLoad
{
    private const int Connections = 200;
    private const int Flips = 200;
    private const int WarmUp = 10 * Connections;
    private const double Ninetynine = 0.99;

    // From each mode to each other, the closing ones from open most often.
    private static readonly PortalMode[] Order =
    [
        PortalMode.Paused,
        PortalMode.Open,
        PortalMode.Dark,
        PortalMode.Open,
        PortalMode.NoNew,
        PortalMode.Open,
        PortalMode.NoNew,
        PortalMode.Paused,
        PortalMode.Dark,
        PortalMode.NoNew,
        PortalMode.Dark,
        PortalMode.Paused,
        PortalMode.NoNew,
        PortalMode.Open,
    ];

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        var whole = await TurnAsync(await server.CreateDatabaseAsync());
        var control = await server.CreateDatabaseAsync();
        await control.RunAsync(LateCommits.GuardThatOnlyReads);
        var blind = await TurnAsync(control);
        var note =
            $"{Connections} connections, {Flips} flips, {whole.Acknowledged} acknowledged, {whole.Refused} refused";
        return
        [
            new("commits after a close", Spread.Of([whole.Late]), 0, AtMost: true, 0, note, "0"),
            new(
                "commits after a close, guard that only reads",
                Spread.Of([blind.Late]),
                1,
                AtMost: false,
                1,
                "the negative control",
                "0"
            ),
            new("acknowledged and lost", Spread.Of([whole.Lost]), 0, AtMost: true, 0, note, "0"),
            new(
                "close under load, ms, p99",
                new Spread(At(whole.Closes, Ninetynine), whole.Closes.Min(), whole.Closes.Max()),
                1000,
                AtMost: true,
                200,
                $"p50 {At(whole.Closes, 0.5):0} ms",
                "0"
            ),
        ];
    }

    private static async Task<Turned> TurnAsync(BenchDatabase database)
    {
        await using var staff = new ServiceCollection()
            .AddLogging()
            .AddRecords(database.Connection("ck_staff"))
            .AddSwitchControl()
            .BuildServiceProvider();
        // A staff site that has just started compiles at its first turn, and a load that has just started is still
        // signing in.
        await ToAsync(staff, PortalMode.Paused);
        await ToAsync(staff, PortalMode.Open);
        await using var load = await LoadProcess.StartAsync(database.Connection("ck_portal"), Connections);
        await load.SomeMoreAsync(c => c.Acknowledged, WarmUp);
        var (closes, mode) = (new List<double>(), PortalMode.Open);
        for (var flip = 0; flip < Flips; flip++)
        {
            await (
                mode == PortalMode.Open
                    ? load.SomeMoreAsync(c => c.Acknowledged, Connections)
                    : load.SomeMoreAsync(c => c.Refused, Connections)
            );
            mode = Order[flip % Order.Length];
            var began = Stopwatch.GetTimestamp();
            await ToAsync(staff, mode);
            if (mode != PortalMode.Open)
            {
                closes.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        await ToAsync(staff, PortalMode.Dark);
        var refused = (await load.CountsAsync()).Refused;
        var acknowledged = await load.EndAsync();
        var late = await LateCommits.CountAsync(database.Connection("ck_owner"));
        var kept = await database.AskAsync<Guid[]>("SELECT array_agg(id) FROM intake.application");
        return new Turned(late, acknowledged.Except(kept).Count(), acknowledged.Count, refused, closes);
    }

    internal static async Task ToAsync(ServiceProvider staff, PortalMode mode)
    {
        await using var scope = staff.CreateAsyncScope();
        var control = scope.ServiceProvider.GetRequiredService<SwitchControl>();
        var before = await scope
            .ServiceProvider.GetRequiredService<PortalStateReader>()
            .ReadAsync(CancellationToken.None);
        var order = new SwitchOrder(mode, "benchmark", mode == PortalMode.NoNew ? DateTimeOffset.MaxValue : null);
        await (
            mode == PortalMode.Open || order.Loosens(before)
                ? control.OpenAsync(
                    order,
                    Actor.CommandLine,
                    ExpectedPortalState.Of(before),
                    null,
                    CancellationToken.None
                )
                : control.CloseAsync(order, Actor.CommandLine, CancellationToken.None)
        );
    }

    internal static double At(List<double> figures, double part) =>
        figures.Order().ElementAt((int)Math.Min(figures.Count - 1, Math.Floor(figures.Count * part)));

    private sealed record Turned(long Late, int Lost, int Acknowledged, int Refused, List<double> Closes);
}
