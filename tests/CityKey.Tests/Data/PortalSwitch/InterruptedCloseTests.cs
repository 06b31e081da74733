using System.Diagnostics;
using CityKey.Data;
using CityKey.Domain.PortalSwitch;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using CityKey.Tests.Embedded;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>Whatever dies between the announcing of a close and its end, nothing is accepted any more, and the next
/// attempt finishes it.</summary>
public sealed class InterruptedCloseTests
{
    private const string Set =
        "SELECT platform.portal_set(gen_random_uuid(), gen_random_uuid(), 'paused', NULL, 'test', "
        + "'CommandLine', NULL, 0, 'usual', NULL, NULL, NULL, NULL, NULL, NULL)";

    [Fact]
    public async Task A_closer_that_is_killed_between_the_phases_leaves_nothing_open()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        // A write hangs, so that the closer has to wait between its phases.
        await using var hung = await HoldAsync(
            database.ConnectionString("ck_portal"),
            "SELECT pg_advisory_xact_lock_shared(17227, 1)"
        );
        using var closer = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "CityKey.Server.dll"), "portal", "close", "--reason", "test"]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["CITYKEY_ConnectionStrings__Staff"] = database.ConnectionString("ck_staff") },
            }
        )!;
        while (!await database.AskAsync<bool>("ck_staff", "SELECT closing FROM platform.portal_now()"))
        {
            Assert.False(closer.HasExited, "The closer did not wait.");
        }

        closer.Kill();
        await closer.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("CK001", await OtherServerTests.RefusalAsync(database.ConnectionString("ck_portal")));
        Assert.Equal("paused true", await StateAsync(database.ConnectionString("ck_staff")));
        await control.CloseAsync(PortalMode.Paused);
        Assert.Equal("paused false", await StateAsync(database.ConnectionString("ck_staff")));
        Assert.Equal(0L, await database.AskAsync<long>("ck_owner", "SELECT count(*) FROM intake.application"));
    }

    [Fact]
    public async Task A_server_that_is_killed_in_any_phase_of_a_close_accepts_nothing_afterwards()
    {
        using var state = new EmptyStateFolder();
        var server = await state.StartAsync(disposable: false);
        await Migrator.MigrateAsync(server.ConnectionString("ck_owner"), CancellationToken.None);
        await OtherServerTests.TurnAsync(server.ConnectionString("ck_staff"), PortalMode.Open);
        Assert.Null(await OtherServerTests.RefusalAsync(server.ConnectionString("ck_portal")));

        // Announced and nothing more; waiting for what is in flight; all written and not committed.
        foreach (
            var under in new[]
            {
                "SELECT 1",
                "SELECT pg_advisory_xact_lock(17227, 1)",
                $"SELECT pg_advisory_xact_lock(17227, 1); {Set}",
            }
        )
        {
            var staff = server.ConnectionString("ck_staff");
            await using (
                var announce = await HoldAsync(
                    staff,
                    "SELECT platform.portal_announce('paused', NULL, 'usual', NULL); COMMIT"
                )
            ) { }

            await using var phase = await HoldAsync(staff, under);
            server = await KilledAsync(server, state);

            Assert.Equal("paused true", await StateAsync(server.ConnectionString("ck_staff")));
            Assert.Equal("CK001", await OtherServerTests.RefusalAsync(server.ConnectionString("ck_portal")));
            await OtherServerTests.TurnAsync(server.ConnectionString("ck_staff"), PortalMode.Paused);
            Assert.Equal("CK001", await OtherServerTests.RefusalAsync(server.ConnectionString("ck_portal")));
            await OtherServerTests.TurnAsync(server.ConnectionString("ck_staff"), PortalMode.Open);
            Assert.Null(await OtherServerTests.RefusalAsync(server.ConnectionString("ck_portal")));
        }

        await server.DisposeAsync();
    }

    private static async Task<EmbeddedPostgres> KilledAsync(EmbeddedPostgres server, EmptyStateFolder state)
    {
        using (var postmaster = Process.GetProcessById(state.Postmaster))
        {
            postmaster.Kill();
            await postmaster.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        server.Abandon();
        NpgsqlConnection.ClearAllPools();
        return await state.StartAsync(disposable: false);
    }

    private static async Task<string?> StateAsync(string staff)
    {
        await using var source = NpgsqlDataSource.Create(staff + ";Pooling=false");
        await using var ask = source.CreateCommand("SELECT mode || ' ' || closing FROM platform.portal_now()");
        return (string?)await ask.ExecuteScalarAsync();
    }

    // In a transaction that stays open.
    private static async Task<NpgsqlConnection> HoldAsync(string role, string sql)
    {
        var connection = new NpgsqlConnection(role + ";Pooling=false");
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand($"BEGIN; {sql}", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }
}
