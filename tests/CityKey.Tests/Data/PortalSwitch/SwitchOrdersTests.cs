using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>Changes that were planned and come into force at their time.</summary>
public sealed class SwitchOrdersTests : SwitchOrdersTest
{
    private const string Start = "SELECT platform.require_portal('start')";

    private static readonly Guid Second = new("00000000-0000-7000-8000-000000000002");

    [Theory]
    [InlineData(PortalMode.NoNew, "nonew")]
    [InlineData(PortalMode.Paused, "paused")]
    [InlineData(PortalMode.Dark, "dark")]
    public async Task From_its_time_on_a_plan_refuses_by_itself_with_no_job_that_has_to_run(
        PortalMode mode,
        string word
    )
    {
        await PlanAsync(mode);
        Assert.Equal("open", await ModeAsync());
        await Database.AskAsync<object>("ck_owner", Start);

        await TimeComesAsync();

        Assert.Equal(word, await ModeAsync());
        Assert.Equal(
            "CK001",
            (await Assert.ThrowsAsync<PostgresException>(() => Database.AskAsync<object>("ck_owner", Start))).SqlState
        );
    }

    [Fact]
    public async Task The_worker_announces_it_with_all_that_was_ordered_and_whose_order_it_was()
    {
        await PlanAsync(PortalMode.Paused);
        await TimeComesAsync();

        await Control.DoDueAsync();
        await Control.DoDueAsync();

        Assert.Equal($"open paused winter Worker {First} long 2027-01-04", await LastAsync());
        Assert.Equal("done", await EndedAsync());
        Assert.Equal(2L, await Database.AskAsync<long>("ck_staff", "SELECT max(epoch) FROM platform.portal_change"));
    }

    [Fact]
    public async Task A_plan_outlives_a_close_and_an_opening_before_its_time()
    {
        await PlanAsync(PortalMode.Dark);
        await Control.CloseAsync(PortalMode.Paused);
        await Control.OpenAsync();

        await TimeComesAsync();

        Assert.Equal("dark", await ModeAsync());
    }

    [Fact]
    public async Task A_plan_that_finds_the_portal_as_closed_already_does_nothing_and_does_not_undo_a_later_opening()
    {
        await PlanAsync(PortalMode.Paused);
        await Control.CloseAsync(PortalMode.Dark);
        await TimeComesAsync();
        await Control.DoDueAsync();
        Assert.Equal("dark", await ModeAsync());

        await Control.OpenAsync();
        await Control.DoDueAsync();

        Assert.Equal("open", await ModeAsync());
        Assert.Equal("overtaken", await EndedAsync());
    }

    [Fact]
    public async Task An_opening_after_its_time_prevails_even_without_an_announcement()
    {
        await PlanAsync(PortalMode.Paused);
        await TimeComesAsync();

        Assert.Equal("paused", (await Control.OpenAsync()).FromMode);
        await Control.DoDueAsync();

        Assert.Equal("open", await ModeAsync());
        Assert.Equal("done", await EndedAsync());
    }

    [Fact]
    public async Task Deadlines_stop_at_the_planned_time_however_late_it_is_announced()
    {
        await PlanAsync(PortalMode.Paused);
        await TimeComesAsync();
        var due = await Database.AskAsync<DateTime>("ck_owner", "SELECT due_at FROM platform.portal_order");
        Assert.Equal(due, await TurnAsync());

        await Control.DoDueAsync();

        Assert.Equal(due, await TurnAsync());

        Task<DateTime> TurnAsync() =>
            Database.AskAsync<DateTime>(
                "ck_portal",
                "SELECT at FROM platform.portal_turns() WHERE to_mode = 'paused' LIMIT 1"
            );
    }

    [Fact]
    public async Task A_later_plan_takes_the_place_of_an_earlier_one_and_one_that_is_taken_back_does_nothing()
    {
        await PlanAsync(PortalMode.Dark);
        await PlanAsync(PortalMode.Paused);
        var plan = await Control.OrdersAsync(o => o.PlannedAsync(CancellationToken.None));
        Assert.Equal(PortalMode.Paused, plan!.Order.Mode);

        Assert.True(
            await Control.OrdersAsync(o => o.WithdrawAsync(plan.Id, Actor.Staff(Second), CancellationToken.None))
        );
        Assert.False(
            await Control.OrdersAsync(o => o.WithdrawAsync(plan.Id, Actor.Staff(Second), CancellationToken.None))
        );
        await TimeComesAsync();

        Assert.Equal("open", await ModeAsync());
        Assert.Equal(
            "portal.planned portal.planned portal.order-dropped",
            await Database.AskAsync<string>(
                "ck_owner",
                "SELECT string_agg(action, ' ' ORDER BY id) FROM audit.entry WHERE action LIKE 'portal.%' "
                    + "AND action <> 'portal.changed'"
            )
        );
    }
}
