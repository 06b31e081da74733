using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;
using CityKey.Tests.Data.PortalSwitch;
using Npgsql;

namespace CityKey.Tests.Worker.PortalSwitch;

public sealed class DueSwitchChangesTests
{
    [Fact]
    public async Task When_its_instant_has_passed_it_is_announced_as_paused_with_the_next_epoch()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        var close = await control.CloseAsync(PortalMode.NoNew, DateTimeOffset.MaxValue);
        await control.DoDueAsync();
        Assert.Equal(close.Epoch, await EpochAsync(database));

        await database.AskAsync<object>("ck_owner", "UPDATE platform.portal_state SET until = clock_timestamp()");
        await control.DoDueAsync();
        await control.DoDueAsync();

        Assert.Equal(close.Epoch + 1, await EpochAsync(database));
        Assert.Equal("nonew paused end-passed Worker", await LastAsync(database));
    }

    [Fact]
    public async Task At_its_end_residents_go_on_reading_what_was_ordered_and_the_day_to_look_again_stays()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await database.AskAsync<object>(
            "ck_staff",
            "SELECT platform.portal_set(gen_random_uuid(), gen_random_uuid(), 'nonew', now() + interval '1 "
                + "hour', 'test', 'CommandLine', NULL, 0, 'work', '{\"en\": \"Back soon.\"}', NULL, '2027-01-04', "
                + "NULL, NULL, NULL)"
        );
        await database.AskAsync<object>("ck_owner", "UPDATE platform.portal_state SET until = clock_timestamp()");

        await control.DoDueAsync();

        Assert.Equal(
            "paused work Back soon. 2027-01-04",
            await database.AskAsync<string>(
                "ck_staff",
                "SELECT concat_ws(' ', to_mode, wording, own_words->>'en', review_on) "
                    + "FROM platform.portal_change ORDER BY epoch DESC LIMIT 1"
            )
        );
    }

    [Theory]
    [InlineData("UPDATE platform.portal_state SET system_identifier = 1")]
    [InlineData("DELETE FROM platform.portal_state")]
    public async Task An_unknown_state_is_left_to_a_person(string damage)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        var close = await control.CloseAsync(PortalMode.NoNew, DateTimeOffset.MaxValue);
        await database.AskAsync<object>(
            "ck_owner",
            $"UPDATE platform.portal_state SET until = clock_timestamp(); {damage}"
        );

        await control.DoDueAsync();

        Assert.Equal(
            close.Epoch,
            await database.AskAsync<long>("ck_staff", "SELECT max(epoch) FROM platform.portal_change")
        );
        Assert.False(await database.AskAsync<bool>("ck_staff", "SELECT known FROM platform.portal_now()"));
    }

    [Fact]
    public async Task A_close_that_was_announced_and_never_finished_counts_as_closed_when_somebody_opens()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await database.AskAsync<object>("ck_staff", "SELECT platform.portal_announce('paused', NULL, 'usual', NULL)");

        Assert.Equal("paused", (await control.OpenAsync()).FromMode);
    }

    [Fact]
    public async Task The_worker_announces_no_close_but_an_end_that_has_passed_and_finishes_none_that_a_person_undid()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await RefusedAsync("SELECT platform.portal_announce('paused', NULL, 'usual', NULL)");
        await control.CloseAsync(PortalMode.NoNew, DateTimeOffset.MaxValue);
        await RefusedAsync("SELECT platform.portal_announce('paused', NULL, 'usual', NULL)");
        await database.AskAsync<object>("ck_owner", "UPDATE platform.portal_state SET until = clock_timestamp()");
        await database.AskAsync<object>("ck_worker", "SELECT platform.portal_announce('paused', NULL, 'usual', NULL)");
        await control.OpenAsync();

        await RefusedAsync(
            "SELECT platform.portal_set(gen_random_uuid(), gen_random_uuid(), 'paused', NULL, 'end-passed', "
                + "'Worker', NULL, 0, 'usual', NULL, NULL, NULL, NULL, NULL, NULL)"
        );

        Assert.Equal("open", await database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()"));

        async Task RefusedAsync(string sql) =>
            Assert.Equal(
                PostgresErrorCodes.InsufficientPrivilege,
                (
                    await Assert.ThrowsAsync<PostgresException>(() => database.AskAsync<object>("ck_worker", sql))
                ).SqlState
            );
    }

    [Theory]
    [InlineData("open")]
    [InlineData("nonew")]
    public async Task What_runs_by_itself_makes_the_portal_less_open_and_never_more(string target)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await control.CloseAsync(PortalMode.Paused);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => SetAsync("ck_worker"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await SetAsync("ck_staff");
        Assert.Equal(target, await database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()"));

        Task SetAsync(string role) =>
            database.AskAsync<object>(
                role,
                "SELECT platform.portal_set(gen_random_uuid(), gen_random_uuid(), $1, now() + interval '1 "
                    + "hour', 'opened', 'Worker', NULL, 0, 'usual', NULL, NULL, NULL, n.epoch, n.mode, NULL) "
                    + "FROM platform.portal_now() n",
                target
            );
    }

    private static Task<long> EpochAsync(TestDatabase database) =>
        database.AskAsync<long>("ck_staff", "SELECT epoch FROM platform.portal_now()");

    private static Task<string?> LastAsync(TestDatabase database) =>
        database.AskAsync<string>(
            "ck_staff",
            "SELECT concat_ws(' ', from_mode, to_mode, reason, actor_kind) FROM platform.portal_change "
                + "ORDER BY epoch DESC LIMIT 1"
        )!;
}
