using System.Diagnostics;
using CityKey.Benchmarks.Running;
using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CityKey.Benchmarks;

/// <summary>How long after a flip another node draws it, in round trips to the database.</summary>
internal static class Flip
{
    private const int Flips = 300;
    private const double Ninetynine = 0.99;

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        var database = await server.CreateDatabaseAsync();
        var portal = database.Connection("ck_portal");
        await using var source = NpgsqlDataSource.Create(portal);
        using var node = new PortalStateCache(source, TimeProvider.System, NullLogger<PortalStateCache>.Instance);
        await node.StartAsync(CancellationToken.None);
        await using var staff = new ServiceCollection()
            .AddLogging()
            .AddRecords(database.Connection("ck_staff"))
            .AddSwitchControl()
            .BuildServiceProvider();
        var ratios = new List<double>();
        for (var round = 0; round < Ratio.Rounds; round++)
        {
            ratios.Add(await RoundAsync(source, node, staff));
        }

        await node.StopAsync(CancellationToken.None);
        return
        [
            new(
                "flip drawn on another node, p99 in SQL round trips' p99",
                Spread.Of(ratios),
                5,
                AtMost: true,
                2,
                $"{Flips} flips a round, from the answer that it is done to the drawing; most are drawn before"
            ),
        ];
    }

    private static async Task<double> RoundAsync(NpgsqlDataSource source, PortalStateCache node, ServiceProvider staff)
    {
        var (flips, trips) = (new List<double>(), new List<double>());
        for (var flip = 0; flip < Flips; flip++)
        {
            trips.Add(await TripAsync(source));
            var drawn = NextAsync(node, flip % 2 == 0 ? PortalMode.Paused : PortalMode.Open);
            var began = Stopwatch.GetTimestamp();
            var announced = await TurnAsync(staff, flip % 2 == 0);
            flips.Add(
                Math.Max(
                    0,
                    Stopwatch.GetElapsedTime(began, await drawn).TotalMilliseconds
                        - Stopwatch.GetElapsedTime(began, announced).TotalMilliseconds
                )
            );
        }

        await Console.Error.WriteLineAsync(
            $"  flips p50 {At(flips, 0.5):0.00} ms, p99 {At(flips, Ninetynine):0.00} ms after the answer; "
                + $"round trips p50 {At(trips, 0.5):0.00} ms, p99 {At(trips, Ninetynine):0.00} ms"
        );
        return At(flips, Ninetynine) / At(trips, Ninetynine);
    }

    private static async Task<long> TurnAsync(ServiceProvider staff, bool close)
    {
        await using var scope = staff.CreateAsyncScope();
        var control = scope.ServiceProvider.GetRequiredService<SwitchControl>();
        await (
            close
                ? control.CloseAsync(
                    new SwitchOrder(PortalMode.Paused, "benchmark"),
                    Actor.CommandLine,
                    CancellationToken.None
                )
                : control.OpenAsync("benchmark", Actor.CommandLine, CancellationToken.None)
        );
        return Stopwatch.GetTimestamp();
    }

    private static async Task<long> NextAsync(PortalStateCache node, PortalMode mode)
    {
        var drawn = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object? sender, EventArgs e)
        {
            if (node.Now is { Closing: false } now && now.Mode == mode)
            {
                drawn.TrySetResult(Stopwatch.GetTimestamp());
            }
        }

        node.Changed += Look;
        try
        {
            return await drawn.Task;
        }
        finally
        {
            node.Changed -= Look;
        }
    }

    private static async Task<double> TripAsync(NpgsqlDataSource source)
    {
        var began = Stopwatch.GetTimestamp();
        await using var ask = source.CreateCommand("SELECT 1");
        await ask.ExecuteScalarAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double At(List<double> figures, double part) =>
        figures.Order().ElementAt((int)Math.Min(figures.Count - 1, Math.Floor(figures.Count * part)));
}
