using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>A close that meets a further one, by a person or by time: it is finished as the further one, and nothing
/// stays half done.</summary>
public sealed class FurtherClosesTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private SwitchUnderTest control = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await control.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_close_is_finished_as_a_further_one_that_was_announced_during_it()
    {
        var closing = await BegunAsync(() => control.CloseBlindlyAsync(PortalMode.Paused));
        await database.AskAsync<object>("ck_staff", "SELECT platform.portal_announce('dark', NULL, 'long', NULL)");

        var change = await EndedAsync(closing);

        Assert.Equal(("open", "dark", "long"), (change.FromMode, change.ToMode, change.Wording));
        Assert.Equal("dark false", await StateAsync());
    }

    [Fact]
    public async Task A_close_is_finished_as_a_plan_that_came_into_force_during_it()
    {
        await PlanAsync(PortalMode.Dark);
        var closing = await BegunAsync(() => control.CloseBlindlyAsync(PortalMode.Paused));
        await TimeComesAsync();

        var change = await EndedAsync(closing);

        Assert.Equal(("open", "dark", "short"), (change.FromMode, change.ToMode, change.Wording));
        Assert.Equal("dark false", await StateAsync());
        Assert.Equal("done", await OrderAsync());
    }

    [Fact]
    public async Task To_let_residents_see_their_own_again_waits_for_what_was_in_flight_before_the_dark()
    {
        // A dark that time has brought, without an announcement: what passed the guard a moment before is still
        // under way.
        await PlanAsync(PortalMode.Dark);
        await using var inFlight = await HoldAsync();
        await TimeComesAsync();

        var loosening = control.CloseAsync(PortalMode.Paused);
        while (
            !await database.AskAsync<bool>(
                "ck_owner",
                "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 17227 "
                    + "AND objid = 1 AND NOT granted)"
            )
        )
        {
            Assert.False(loosening.IsCompleted, "It did not wait.");
        }

        Assert.Equal("dark false", await StateAsync());
        await inFlight.DisposeAsync();
        Assert.Equal("paused", (await loosening).ToMode);
    }

    [Fact]
    public async Task A_plan_whose_announcer_died_and_that_is_finished_later_stood_from_its_time_on()
    {
        await PlanAsync(PortalMode.Paused);
        await TimeComesAsync();
        await database.AskAsync<object>("ck_worker", "SELECT platform.portal_announce('paused', NULL, 'short', NULL)");
        // All of it an hour ago.
        await database.AskAsync<object>(
            EmbeddedPostgres.Superuser,
            """
            SET session_replication_role = replica;
            UPDATE platform.portal_change SET at = at - interval '1 hour';
            UPDATE platform.portal_order SET due_at = due_at - interval '1 hour';
            UPDATE platform.portal_state SET announced_at = announced_at - interval '1 hour', plan_at = plan_at -
                interval '1 hour'
            """
        );

        await control.DoDueAsync();

        Assert.Equal("done", await OrderAsync());
        Assert.Equal(
            1L,
            await database.AskAsync<long>(
                "ck_owner",
                "SELECT count(*) FROM platform.portal_turns() t JOIN platform.portal_order o ON o.due_at = t.at "
                    + "WHERE t.from_mode = 'open' AND t.to_mode = 'paused'"
            )
        );
        Assert.Equal("paused false", await StateAsync());
    }

    [Fact]
    public async Task A_close_that_stood_unfinished_before_a_plans_time_is_not_told_as_the_plans()
    {
        await PlanAsync(PortalMode.Paused);
        await database.AskAsync<object>("ck_staff", "SELECT platform.portal_announce('paused', NULL, 'usual', NULL)");
        await database.AskAsync<object>(
            "ck_owner",
            "UPDATE platform.portal_state SET announced_at = announced_at - interval '1 hour'"
        );
        await TimeComesAsync();

        await control.DoDueAsync();

        // Residents get the whole stretch back: no record says since when it was closed.
        Assert.Equal("overtaken", await OrderAsync());
        Assert.Equal(
            "paused",
            await database.AskAsync<string>(
                "ck_staff",
                "SELECT from_mode FROM platform.portal_change ORDER BY epoch DESC LIMIT 1"
            )
        );
    }

    [Fact]
    public async Task Of_two_orders_to_take_nothing_new_in_the_one_that_ends_sooner_is_in_force()
    {
        await control.CloseAsync(PortalMode.NoNew, TimeProvider.System.GetUtcNow().AddDays(9));
        await PlanAsync(PortalMode.NoNew);
        await TimeComesAsync();
        const string EndsAsPlanned =
            "SELECT n.until = o.until AND n.mode = 'nonew' FROM platform.portal_now() n, platform.portal_order o";
        Assert.True(await database.AskAsync<bool>("ck_owner", EndsAsPlanned));

        await control.DoDueAsync();

        Assert.Equal("done", await OrderAsync());
        Assert.True(await database.AskAsync<bool>("ck_owner", EndsAsPlanned));
        Assert.Equal(
            "nonew",
            await database.AskAsync<string>(
                "ck_staff",
                "SELECT to_mode FROM platform.portal_change ORDER BY epoch DESC LIMIT 1"
            )
        );
        await Assert.ThrowsAsync<SwitchConflictException>(() =>
            control.CloseBlindlyAsync(PortalMode.NoNew, TimeProvider.System.GetUtcNow().AddDays(8))
        );
    }

    [Fact]
    public async Task And_so_where_one_of_the_two_is_still_closing()
    {
        await PlanAsync(PortalMode.NoNew);
        var closing = await BegunAsync(() =>
            control.CloseBlindlyAsync(PortalMode.NoNew, TimeProvider.System.GetUtcNow().AddDays(9))
        );
        await TimeComesAsync();

        var change = await EndedAsync(closing);

        Assert.Equal(
            (
                "nonew",
                "short",
                await database.AskAsync<DateTime>("ck_owner", "SELECT until FROM platform.portal_order")
            ),
            (change.ToMode, change.Wording, change.Until!.Value.UtcDateTime)
        );
        Assert.Equal("done", await OrderAsync());
    }

    // A close that waits for a write that is in flight.
    private async Task<(Task<SwitchChangeRow> Closing, NpgsqlConnection InFlight)> BegunAsync(
        Func<Task<SwitchChangeRow>> close
    )
    {
        var inFlight = await HoldAsync();
        var closing = close();
        while (!await database.AskAsync<bool>("ck_staff", "SELECT closing FROM platform.portal_now()"))
        {
            Assert.False(closing.IsCompleted, "It did not wait.");
        }

        return (closing, inFlight);
    }

    private static async Task<SwitchChangeRow> EndedAsync(
        (Task<SwitchChangeRow> Closing, NpgsqlConnection InFlight) begun
    )
    {
        await begun.InFlight.DisposeAsync();
        return await begun.Closing;
    }

    private async Task<NpgsqlConnection> HoldAsync()
    {
        var connection = new NpgsqlConnection(database.ConnectionString("ck_portal") + ";Pooling=false");
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand("BEGIN; SELECT pg_advisory_xact_lock_shared(17227, 1)", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task PlanAsync(PortalMode mode) =>
        await control.OrdersAsync(async o =>
        {
            var due = TimeProvider.System.GetUtcNow().AddHours(1);
            await o.PlanAsync(
                new SwitchOrder(mode, "winter", mode == PortalMode.NoNew ? due.AddDays(1) : null)
                {
                    Wording = PortalWording.Of("short"),
                },
                due,
                1,
                Actor.CommandLine,
                CancellationToken.None
            );
            return true;
        });

    private Task<object?> TimeComesAsync() => database.AskAsync<object>("ck_owner", SwitchUnderTest.TimeComes);

    private Task<string?> StateAsync() =>
        database.AskAsync<string>("ck_staff", "SELECT mode || ' ' || closing FROM platform.portal_now()")!;

    private Task<string?> OrderAsync() =>
        database.AskAsync<string>("ck_staff", "SELECT ended_as FROM platform.portal_order")!;
}
