using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>Planned changes that meet another change of the switch.</summary>
public sealed class SwitchOrderConflictsTests : SwitchOrdersTest
{
    [Fact]
    public async Task A_plan_whose_time_has_come_is_not_replaced_by_another_one()
    {
        await PlanAsync(PortalMode.Paused);
        await TimeComesAsync();

        await Assert.ThrowsAsync<SwitchConflictException>(() => PlanAsync(PortalMode.Dark));

        Assert.Equal("paused", await ModeAsync());
    }

    [Fact]
    public async Task No_new_ones_that_was_planned_and_has_ended_before_anybody_announced_it_is_announced_as_paused()
    {
        await PlanAsync(PortalMode.NoNew);
        await TimeComesAsync();
        await Database.AskAsync<object>(
            "ck_owner",
            "UPDATE platform.portal_order SET until = due_at; UPDATE platform.portal_state SET plan_until = plan_at"
        );
        Assert.Equal("paused", await ModeAsync());

        await Control.DoDueAsync();
        await Control.DoDueAsync();

        Assert.Equal($"open paused winter Worker {First} long 2027-01-04", await LastAsync());
    }

    [Fact]
    public async Task Time_never_opens()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => PlanAsync(PortalMode.Open));
        await Assert.ThrowsAsync<PostgresException>(() =>
            Database.AskAsync<object>(
                "ck_staff",
                "SELECT platform.portal_order_wait(gen_random_uuid(), gen_random_uuid(), 'time', now() + "
                    + "interval '1 hour', 1, 'open', NULL, 'x', 'usual', NULL, NULL, NULL, 'Staff', gen_random_uuid())"
            )
        );
        await Assert.ThrowsAsync<ArgumentException>(() => PlanAsync(PortalMode.Paused, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task A_plan_that_came_into_force_after_the_page_was_read_is_not_opened_over()
    {
        var seen = (await Control.CloseAsync(PortalMode.Paused)).Epoch;
        await PlanAsync(PortalMode.Dark);
        await TimeComesAsync();

        await Assert.ThrowsAsync<SwitchConflictException>(() =>
            Control.OpenAsync(First, new ExpectedPortalState(seen, PortalMode.Paused))
        );

        Assert.Equal("dark", await ModeAsync());
        Assert.Equal("dark", (await Control.OpenAsync(First, new ExpectedPortalState(seen, PortalMode.Dark))).FromMode);
    }

    [Theory]
    [InlineData(PortalMode.NoNew)]
    [InlineData(PortalMode.Paused)]
    public async Task The_worker_announces_no_plan_over_an_unfinished_further_close(PortalMode planned)
    {
        await PlanAsync(planned);
        await Database.AskAsync<object>("ck_staff", "SELECT platform.portal_announce('dark', NULL, 'usual', NULL)");
        await TimeComesAsync();

        await Control.DoDueAsync();

        Assert.Equal(
            "dark true",
            await Database.AskAsync<string>("ck_staff", "SELECT mode || ' ' || closing FROM platform.portal_now()")
        );
    }

    [Fact]
    public async Task An_unknown_state_before_a_plan_is_recorded_as_unknown_and_the_plan_as_overtaken()
    {
        await PlanAsync(PortalMode.Paused);
        await Database.AskAsync<object>(
            "ck_owner",
            "UPDATE platform.portal_state SET system_identifier = 1, seen_start = NULL"
        );
        await TimeComesAsync();

        Assert.Equal("paused", (await Control.OpenAsync()).FromMode);

        Assert.Equal("overtaken", await EndedAsync());
        Assert.Equal(
            0L,
            await Database.AskAsync<long>(
                "ck_portal",
                "SELECT count(*) FROM platform.portal_turns() WHERE to_mode = 'paused'"
            )
        );
    }
}
