using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Embedded;
using CityKey.Testing.PortalSwitch;
using CityKey.Tests.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>A close is of the server that it was made on. Another one that still says "open" accepts nothing until
/// somebody affirms it there.</summary>
public sealed class OtherServerTests
{
    [Fact]
    public async Task A_promoted_standby_that_never_saw_the_close_accepts_nothing()
    {
        using var state = new EmptyStateFolder();
        await using var primary = await OpenServerAsync(state);
        await using var standby = await CopiedServer.StartAsync(state, primary, "standby", "standby.signal");
        await FollowsAsync(standby);
        // The line between the two is cut, then the portal is closed.
        await standby.AskAsync<object>(EmbeddedPostgres.Superuser, "ALTER SYSTEM SET primary_conninfo = ''");
        await standby.AskAsync<object>(EmbeddedPostgres.Superuser, "SELECT pg_reload_conf()");
        while (
            await standby.AskAsync<bool>(EmbeddedPostgres.Superuser, "SELECT EXISTS (SELECT FROM pg_stat_wal_receiver)")
        )
        {
            await Task.Yield();
        }

        await TurnAsync(primary.ConnectionString("ck_staff"), PortalMode.Paused);
        Assert.Equal("25006", await RefusalAsync(standby.ConnectionString("ck_portal")));

        Assert.True(await standby.AskAsync<bool>(EmbeddedPostgres.Superuser, "SELECT pg_promote()"));

        await RefusesUntilAffirmedAsync(standby);
    }

    [Fact]
    public async Task A_backup_that_was_taken_while_open_and_put_back_accepts_nothing()
    {
        using var state = new EmptyStateFolder();
        await using var original = await OpenServerAsync(state);
        await using var restored = await CopiedServer.StartAsync(state, original, "restored", "recovery.signal");
        while (await restored.AskAsync<bool>(EmbeddedPostgres.Superuser, "SELECT pg_is_in_recovery()"))
        {
            await Task.Yield();
        }

        await RefusesUntilAffirmedAsync(restored);
    }

    private static async Task RefusesUntilAffirmedAsync(CopiedServer server)
    {
        Assert.Equal("open", await server.AskAsync<string>("ck_owner", "SELECT mode FROM platform.portal_state"));
        Assert.Equal(
            "paused false other-timeline",
            await server.AskAsync<string>(
                "ck_staff",
                "SELECT mode || ' ' || known || ' ' || reason FROM platform.portal_now()"
            )
        );
        for (var attempt = 0; attempt < 20; attempt++)
        {
            Assert.Equal("CK001", await RefusalAsync(server.ConnectionString("ck_portal")));
        }

        Assert.Equal(0L, await server.AskAsync<long>("ck_owner", "SELECT count(*) FROM intake.application"));
        await TurnAsync(server.ConnectionString("ck_staff"), PortalMode.Open);
        Assert.Null(await RefusalAsync(server.ConnectionString("ck_portal")));
    }

    private static async Task<EmbeddedPostgres> OpenServerAsync(EmptyStateFolder state)
    {
        var server = await state.StartAsync();
        await Migrator.MigrateAsync(server.ConnectionString("ck_owner"), CancellationToken.None);
        await TurnAsync(server.ConnectionString("ck_staff"), PortalMode.Open);
        return server;
    }

    private static async Task FollowsAsync(CopiedServer standby)
    {
        while (
            await standby.AskAsync<string?>(EmbeddedPostgres.Superuser, "SELECT status FROM pg_stat_wal_receiver")
                != "streaming"
            || await standby.AskAsync<string?>("ck_owner", "SELECT mode FROM platform.portal_state") != "open"
        )
        {
            await Task.Yield();
        }
    }

    internal static async Task TurnAsync(string staff, PortalMode mode)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddRecords(staff + ";Pooling=false")
            .AddSwitchControl()
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var control = scope.ServiceProvider.GetRequiredService<SwitchControl>();
        await (
            mode == PortalMode.Open
                ? control.OpenAsync("test", Actor.CommandLine, CancellationToken.None)
                : control.CloseAsync(new SwitchOrder(mode, "test"), Actor.CommandLine, CancellationToken.None)
        );
    }

    /// <summary>Why a submission was refused; null where it was taken.</summary>
    internal static async Task<string?> RefusalAsync(string portalConnection)
    {
        await using var portal = new NpgsqlConnection(portalConnection + ";Pooling=false");
        await portal.OpenAsync();
        try
        {
            await using var submission = IntakeLoad.Submission(portal, Guid.CreateVersion7(), Random.Shared.Next(), 0);
            await submission.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
