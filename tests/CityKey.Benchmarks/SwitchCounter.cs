using System.Diagnostics;
using CityKey.Benchmarks.Running;
using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Domain.PortalSwitch;
using CityKey.Staff;
using CityKey.Testing.Records;
using Npgsql;

namespace CityKey.Benchmarks;

/// <summary>The counter's whole visit and a clerk's review in a loop: with the switch at rest, with it being turned all
/// the time and a connection hanging on its lock, and with its tables torn out and its lock held.</summary>
internal static class SwitchCounter
{
    private const int Rounds = 7;
    private const int Visits = 12;
    private const double Ninetyfive = 0.95;

    private const string TearOut = """
        REVOKE ALL ON platform.portal_state, platform.portal_change, platform.portal_order FROM ck_staff;
        REVOKE ALL ON FUNCTION platform.portal_now(), platform.portal_said() FROM ck_staff;
        ALTER TABLE platform.portal_state RENAME TO portal_state_gone;
        ALTER TABLE platform.portal_change RENAME TO portal_change_gone;
        """;

    private const string PutBack = """
        ALTER TABLE platform.portal_state_gone RENAME TO portal_state;
        ALTER TABLE platform.portal_change_gone RENAME TO portal_change;
        GRANT SELECT ON platform.portal_change, platform.portal_order TO ck_staff;
        GRANT EXECUTE ON FUNCTION platform.portal_now(), platform.portal_said() TO ck_staff;
        """;

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        var database = await server.CreateDatabaseAsync();
        await using var site = await StartAsync(database);
        using var atCounter = await SignedInAsync(site, "clerk@citykey.example");
        using var atReview = await SignedInAsync(site, "clerk2@citykey.example");
        var reference = await SubmittedAsync(database);
        var clerks = new Clerks(atCounter, atReview, reference);
        await clerks.WorkAsync(Visits);
        var rounds = new List<(Spells Idle, Spells Turned, Spells Torn)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(
                (
                    await clerks.WorkAsync(Visits),
                    await WhileTurnedAsync(database, clerks),
                    await WhileTornOutAsync(database, clerks)
                )
            );
            var (rest, turned, torn) = rounds[^1];
            await Console.Error.WriteLineAsync(
                $"  round {round + 1}: visit p95 at rest {rest.Visit:0} ms, turned {turned.Visit:0} ms, torn out "
                    + $"{torn.Visit:0} ms; review {rest.Review:0}, {turned.Review:0}, {torn.Review:0} ms"
            );
        }

        return
        [
            Of(
                "counter visit, p95, switch turned all the time / at rest",
                rounds.Select(r => r.Turned.Visit / r.Idle.Visit)
            ),
            Of(
                "counter visit, p95, switch torn out and its lock held / at rest",
                rounds.Select(r => r.Torn.Visit / r.Idle.Visit)
            ),
            Of(
                "review, p95, switch turned all the time / at rest",
                rounds.Select(r => r.Turned.Review / r.Idle.Review)
            ),
            Of(
                "review, p95, switch torn out and its lock held / at rest",
                rounds.Select(r => r.Torn.Review / r.Idle.Review)
            ),
        ];
    }

    private static Finding Of(string what, IEnumerable<double> ratios) =>
        new(what, Spread.Of(ratios), 1.3, AtMost: true, 1.1, $"{Visits} of each a round; any wrong page ends the run");

    private static async Task<Spells> WhileTurnedAsync(BenchDatabase database, Clerks clerks)
    {
        await using var staff = new ServiceCollection()
            .AddLogging()
            .AddRecords(database.Connection("ck_staff"))
            .AddSwitchControl()
            .BuildServiceProvider();
        using var over = new CancellationTokenSource();
        var turning = Task.Run(async () =>
        {
            for (
                var mode = PortalMode.Paused;
                !over.IsCancellationRequested;
                mode = mode == PortalMode.Open ? PortalMode.Paused : PortalMode.Open
            )
            {
                // A close that has to wait, and cut off: the worst that the switch does.
                await using var hung =
                    mode == PortalMode.Paused
                        ? await HoldAsync(database, "ck_portal", "SELECT pg_advisory_lock_shared(17227, 1)")
                        : null;
                await SwitchLoad.ToAsync(staff, mode);
            }
        });
        var spells = await clerks.WorkAsync(Visits);
        await over.CancelAsync();
        await turning;
        return spells;
    }

    private static async Task<Spells> WhileTornOutAsync(BenchDatabase database, Clerks clerks)
    {
        await database.RunAsync(TearOut);
        await using var held = await HoldAsync(database, "ck_owner", "SELECT pg_advisory_lock(17227, 1)");
        var spells = await clerks.WorkAsync(Visits);
        await held.CloseAsync();
        await database.RunAsync(PutBack);
        return spells;
    }

    private static async Task<NpgsqlConnection> HoldAsync(BenchDatabase database, string role, string hold)
    {
        var connection = new NpgsqlConnection(database.Connection(role) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(hold, connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task<WebApplication> StartAsync(BenchDatabase database)
    {
        var site = StaffHost.Build(
            [],
            b =>
                b.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["ConnectionStrings:Staff"] = database.Connection("ck_staff"),
                        ["Sealing:Folder"] = TestKeys.Folder,
                        ["Urls:Staff"] = "http://127.0.0.1:0",
                        ["RateLimits:Form"] = "1000000000",
                        ["RateLimits:Upload"] = "1000000000",
                        [HostDefaults.EnvironmentKey] = Environments.Development,
                    }
                )
        );
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemonstrationAccounts>().SeedAsync(CancellationToken.None);
        await site.StartAsync();
        return site;
    }

    private static async Task<HttpBrowser> SignedInAsync(WebApplication site, string email)
    {
        var browser = new HttpBrowser(new Uri(site.Urls.First()));
        var answer = await browser.SignInAsync(email, DemonstrationAccounts.Password);
        return answer.Path == "/" ? browser : throw new InvalidOperationException($"Signing in led to {answer.Path}.");
    }

    private static async Task<string> SubmittedAsync(BenchDatabase database)
    {
        await using var applications = new TestApplications(
            database.Connection("ck_portal"),
            database.Connection("ck_staff")
        );
        return await applications.SubmitAsync(
            await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()))
        );
    }

    private sealed record Spells(double Visit, double Review);

    /// <summary>Two clerks at work beside each other.</summary>
    private sealed record Clerks(HttpBrowser AtCounter, HttpBrowser AtReview, string Reference)
    {
        public async Task<Spells> WorkAsync(int times)
        {
            var visit = new CounterVisit(AtCounter);
            var visits = TimesAsync(
                times,
                async () =>
                    await Led(
                        await AtCounter.PressAsync(
                            await visit.FinishAsync(await visit.ToPrintedAsync()),
                            "/counter/slip"
                        ),
                        "/counter"
                    )
            );
            var reviews = TimesAsync(
                times * 3,
                async () =>
                {
                    var queue = await AtReview.GetAsync($"/applications/{Reference}");
                    var opened = await AtReview.PressHandlerAsync(queue, "claim");
                    await Led(opened, $"/applications/{Reference}");
                    await AtReview.PressHandlerAsync(opened, "release");
                }
            );
            return new Spells(await visits, await reviews);
        }

        private static async Task<double> TimesAsync(int times, Func<Task> work)
        {
            var spells = new List<double>();
            for (var time = 0; time < times; time++)
            {
                var began = Stopwatch.GetTimestamp();
                await work();
                spells.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return SwitchLoad.At(spells, Ninetyfive);
        }

        private static Task Led(PageResponse answer, string path) =>
            answer.Status == System.Net.HttpStatusCode.OK && answer.Path.StartsWith(path, StringComparison.Ordinal)
                ? Task.CompletedTask
                : throw new InvalidOperationException($"A page answered {(int)answer.Status} at {answer.Path}.");
    }
}
