using System.Collections.Concurrent;
using System.Diagnostics;
using CityKey.Benchmarks.Running;
using CityKey.Data;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.PortalSwitch;
using Npgsql;

namespace CityKey.Benchmarks;

/// <summary>A close with one connection hung in its transaction, one stalled in an upload and one that holds the lock
/// for its session: how long newcomers wait for their refusal from the first phase on, and how long the close
/// takes.</summary>
internal static class SwitchHung
{
    private const int Rounds = 20;
    private const int Newcomers = 8;
    private const double Ninetynine = 0.99;

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        var database = await server.CreateDatabaseAsync();
        await using var staff = new ServiceCollection()
            .AddLogging()
            .AddRecords(database.Connection("ck_staff"))
            .AddSwitchControl()
            .BuildServiceProvider();
        // The first round compiles and plans.
        await RoundAsync(database, staff);
        var (waits, closes, cut) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var (refusals, close, cutOff) = await RoundAsync(database, staff);
            waits.AddRange(refusals);
            closes.Add(close);
            cut.Add(cutOff);
        }

        var late = await LateCommits.CountAsync(database.Connection("ck_owner"));
        return
        [
            new(
                "newcomer refused after the first phase of a held-up close, ms, p99",
                Of(waits),
                50,
                AtMost: true,
                10,
                $"{waits.Count} newcomers, p50 {SwitchLoad.At(waits, 0.5):0.0} ms",
                "0.0"
            ),
            new(
                "held-up close, ms, p99",
                Of(closes),
                3000,
                AtMost: true,
                2500,
                $"{Rounds} closes; each cut off {cut.Min():0} to {cut.Max():0} connections",
                "0"
            ),
            new("commits after a held-up close", Spread.Of([late]), 0, AtMost: true, 0, $"{Rounds} closes", "0"),
        ];
    }

    private static async Task<(IReadOnlyCollection<double> Waits, double Close, int CutOff)> RoundAsync(
        BenchDatabase database,
        ServiceProvider staff
    )
    {
        await SwitchLoad.ToAsync(staff, PortalMode.Open);
        var holding = await PortalAsync(database);
        await RunAsync(holding, "SELECT pg_advisory_lock_shared(17227, 1)");
        // As a portal's pool is: each connection has handed something in and asked for the state before. A cold one
        // compiles the guard first, up to a tenth of a second.
        var pool = await Task.WhenAll(Enumerable.Range(0, Newcomers).Select(_ => WarmAsync(database)));
        NpgsqlConnection[] inTheWay = [await HungAsync(database), await StalledAsync(database), holding];
        using var over = new CancellationTokenSource();
        var began = Stopwatch.GetTimestamp();
        var closing = SwitchLoad.ToAsync(staff, PortalMode.Paused);
        await AnnouncedAsync(database);
        var waits = new ConcurrentBag<double>();
        var newcomers = Task.WhenAll(pool.Select(connection => ComeAsync(connection, waits, over.Token)));
        await closing;
        var close = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await over.CancelAsync();
        await newcomers;
        foreach (var connection in inTheWay.Concat(pool))
        {
            await LetGoAsync(connection);
        }

        return (
            waits,
            close,
            await database.AskAsync<int>("SELECT cut_off FROM platform.portal_change ORDER BY epoch DESC LIMIT 1")
        );
    }

    private static async Task LetGoAsync(NpgsqlConnection connection)
    {
        try
        {
            await connection.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // It was cut off in the middle of what it did: that is what is measured.
        }
    }

    private static async Task<NpgsqlConnection> WarmAsync(BenchDatabase database)
    {
        var connection = await PortalAsync(database);
        await using var submission = IntakeLoad.Submission(connection, Guid.CreateVersion7(), Random.Shared.Next(), 0);
        await submission.ExecuteNonQueryAsync();
        await RunAsync(connection, "SELECT mode FROM platform.portal_now()");
        return connection;
    }

    // One after the other.
    private static async Task ComeAsync(
        NpgsqlConnection connection,
        ConcurrentBag<double> waits,
        CancellationToken over
    )
    {
        while (!over.IsCancellationRequested)
        {
            await using var submission = IntakeLoad.Submission(
                connection,
                Guid.CreateVersion7(),
                Random.Shared.Next(),
                0
            );
            var came = Stopwatch.GetTimestamp();
            try
            {
                await submission.ExecuteNonQueryAsync(CancellationToken.None);
                throw new InvalidOperationException("A newcomer was let in after the first phase.");
            }
            catch (PostgresException refused) when (string.Equals(refused.SqlState, "CK001", StringComparison.Ordinal))
            {
                waits.Add(Stopwatch.GetElapsedTime(came).TotalMilliseconds);
            }
            catch (PostgresException cut)
                when (string.Equals(cut.SqlState, PostgresErrorCodes.AdminShutdown, StringComparison.Ordinal))
            {
                // Refused by the cut itself: it held the lock for the moment of its look.
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }
    }

    private static async Task AnnouncedAsync(BenchDatabase database)
    {
        await using var asking = new NpgsqlConnection(database.Connection("ck_staff") + ";Pooling=false");
        await asking.OpenAsync();
        await using var ask = new NpgsqlCommand("SELECT closing OR mode = 'paused' FROM platform.portal_now()", asking);
        while (!(bool)(await ask.ExecuteScalarAsync())!)
        {
            await Task.Yield();
        }
    }

    private static async Task<NpgsqlConnection> HungAsync(BenchDatabase database)
    {
        var connection = await PortalAsync(database);
        await RunAsync(connection, "BEGIN");
        await using var submission = IntakeLoad.Submission(connection, Guid.CreateVersion7(), Random.Shared.Next(), 0);
        await submission.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task<NpgsqlConnection> StalledAsync(BenchDatabase database)
    {
        var connection = await PortalAsync(database);
        var (application, upload) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var submission = IntakeLoad.Submission(connection, application, Random.Shared.Next(), 0);
        await submission.ExecuteNonQueryAsync();
        await RunAsync(
            connection,
            "BEGIN; INSERT INTO intake.upload (id, application_id, at, header, segments) "
                + $"VALUES ('{upload}', '{application}', now(), '', 2)"
        );
        var copy = await connection.BeginBinaryImportAsync(
            "COPY intake.upload_segment (upload_id, number, sealed) FROM STDIN (FORMAT binary)"
        );
        await copy.StartRowAsync();
        await copy.WriteAsync(upload);
        return connection;
    }

    private static async Task<NpgsqlConnection> PortalAsync(BenchDatabase database)
    {
        var connection = new NpgsqlConnection(database.Connection("ck_portal") + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var run = new NpgsqlCommand(sql, connection);
        await run.ExecuteNonQueryAsync();
    }

    private static Spread Of(List<double> figures) =>
        new(SwitchLoad.At(figures, Ninetynine), figures.Min(), figures.Max());
}
