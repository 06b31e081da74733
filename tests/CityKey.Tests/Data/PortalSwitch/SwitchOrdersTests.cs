using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>Orders that wait: for their time, or for another administrator's word.</summary>
public sealed class SwitchOrdersTests : IAsyncLifetime
{
    private const string Start = "SELECT platform.require_portal('start')";
    private static readonly Guid First = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Second = new("00000000-0000-7000-8000-000000000002");
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
        await database.AskAsync<object>("ck_owner", Start);

        await TimeComesAsync();

        Assert.Equal(word, await ModeAsync());
        Assert.Equal(
            "CK001",
            (await Assert.ThrowsAsync<PostgresException>(() => database.AskAsync<object>("ck_owner", Start))).SqlState
        );
    }

    [Fact]
    public async Task The_worker_announces_it_with_all_that_was_ordered_and_whose_order_it_was()
    {
        await PlanAsync(PortalMode.Paused);
        await TimeComesAsync();

        await control.DoDueAsync();
        await control.DoDueAsync();

        Assert.Equal($"open paused winter Worker {First} long 2027-01-04", await LastAsync());
        Assert.Equal("done", await EndedAsync());
        Assert.Equal(2L, await database.AskAsync<long>("ck_staff", "SELECT max(epoch) FROM platform.portal_change"));
    }

    [Fact]
    public async Task A_plan_outlives_a_close_and_an_opening_before_its_time()
    {
        await PlanAsync(PortalMode.Dark);
        await control.CloseAsync(PortalMode.Paused);
        await control.OpenAsync();

        await TimeComesAsync();

        Assert.Equal("dark", await ModeAsync());
    }

    [Fact]
    public async Task A_plan_that_finds_the_portal_as_closed_already_does_nothing_and_does_not_undo_a_later_opening()
    {
        await PlanAsync(PortalMode.Paused);
        await control.CloseAsync(PortalMode.Dark);
        await TimeComesAsync();
        await control.DoDueAsync();
        Assert.Equal("dark", await ModeAsync());

        await control.OpenAsync();
        await control.DoDueAsync();

        Assert.Equal("open", await ModeAsync());
        Assert.Equal("overtaken", await EndedAsync());
    }

    [Fact]
    public async Task Somebody_who_opens_after_its_time_has_the_last_word_also_where_no_worker_announced_it()
    {
        await PlanAsync(PortalMode.Paused);
        await TimeComesAsync();

        Assert.Equal("paused", (await control.OpenAsync()).FromMode);
        await control.DoDueAsync();

        Assert.Equal("open", await ModeAsync());
        Assert.Equal("done", await EndedAsync());
    }

    [Fact]
    public async Task Deadlines_stand_from_its_time_on_however_late_it_is_announced()
    {
        await PlanAsync(PortalMode.Paused);
        await TimeComesAsync();
        var due = await database.AskAsync<DateTime>("ck_owner", "SELECT due_at FROM platform.portal_order");
        Assert.Equal(due, await TurnAsync());

        await control.DoDueAsync();

        Assert.Equal(due, await TurnAsync());

        Task<DateTime> TurnAsync() =>
            database.AskAsync<DateTime>(
                "ck_portal",
                "SELECT at FROM platform.portal_turns() WHERE to_mode = 'paused' LIMIT 1"
            );
    }

    [Fact]
    public async Task A_later_plan_takes_the_place_of_an_earlier_one_and_one_that_is_taken_back_does_nothing()
    {
        await PlanAsync(PortalMode.Dark);
        await PlanAsync(PortalMode.Paused);
        var plan = await control.OrdersAsync(o => o.PlannedAsync(CancellationToken.None));
        Assert.Equal(PortalMode.Paused, plan!.Order.Mode);

        Assert.True(
            await control.OrdersAsync(o => o.WithdrawAsync(plan.Id, Actor.Staff(Second), CancellationToken.None))
        );
        Assert.False(
            await control.OrdersAsync(o => o.WithdrawAsync(plan.Id, Actor.Staff(Second), CancellationToken.None))
        );
        await TimeComesAsync();

        Assert.Equal("open", await ModeAsync());
        Assert.Equal(
            "portal.planned portal.planned portal.order-dropped",
            await database.AskAsync<string>(
                "ck_owner",
                "SELECT string_agg(action, ' ' ORDER BY id) FROM audit.entry WHERE action LIKE 'portal.%' AND action <> 'portal.changed'"
            )
        );
    }

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
        await database.AskAsync<object>(
            "ck_owner",
            "UPDATE platform.portal_order SET until = due_at; UPDATE platform.portal_state SET plan_until = plan_at"
        );
        Assert.Equal("paused", await ModeAsync());

        await control.DoDueAsync();
        await control.DoDueAsync();

        Assert.Equal($"open paused winter Worker {First} long 2027-01-04", await LastAsync());
    }

    [Fact]
    public async Task Time_never_opens()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => PlanAsync(PortalMode.Open));
        await Assert.ThrowsAsync<PostgresException>(() =>
            database.AskAsync<object>(
                "ck_staff",
                "SELECT platform.portal_order_wait(gen_random_uuid(), gen_random_uuid(), 'time', now() + interval '1 hour', 1, 'open', NULL, 'x', 'usual', NULL, NULL, NULL, 'Staff', gen_random_uuid())"
            )
        );
        await Assert.ThrowsAsync<ArgumentException>(() => PlanAsync(PortalMode.Paused, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task A_plan_that_came_into_force_after_the_look_is_not_opened_over()
    {
        var seen = (await control.CloseAsync(PortalMode.Paused)).Epoch;
        await PlanAsync(PortalMode.Dark);
        await TimeComesAsync();

        await Assert.ThrowsAsync<SwitchConflictException>(() =>
            control.OpenAsync(First, new ExpectedPortalState(seen, PortalMode.Paused))
        );

        Assert.Equal("dark", await ModeAsync());
        Assert.Equal("dark", (await control.OpenAsync(First, new ExpectedPortalState(seen, PortalMode.Dark))).FromMode);
    }

    [Theory]
    [InlineData(PortalMode.NoNew)]
    [InlineData(PortalMode.Paused)]
    public async Task The_worker_announces_no_plan_over_a_further_close_that_somebody_announced_and_did_not_finish(
        PortalMode planned
    )
    {
        await PlanAsync(planned);
        await database.AskAsync<object>("ck_staff", "SELECT platform.portal_announce('dark', NULL, 'usual', NULL)");
        await TimeComesAsync();

        await control.DoDueAsync();

        Assert.Equal(
            "dark true",
            await database.AskAsync<string>("ck_staff", "SELECT mode || ' ' || closing FROM platform.portal_now()")
        );
    }

    [Fact]
    public async Task What_stood_unseen_before_a_plan_came_is_told_as_unseen_and_the_plan_as_overtaken()
    {
        await PlanAsync(PortalMode.Paused);
        await database.AskAsync<object>(
            "ck_owner",
            "UPDATE platform.portal_state SET system_identifier = 1, seen_start = NULL"
        );
        await TimeComesAsync();

        Assert.Equal("paused", (await control.OpenAsync()).FromMode);

        Assert.Equal("overtaken", await EndedAsync());
        Assert.Equal(
            0L,
            await database.AskAsync<long>(
                "ck_portal",
                "SELECT count(*) FROM platform.portal_turns() WHERE to_mode = 'paused'"
            )
        );
    }

    private async Task PlanAsync(PortalMode mode, DateTimeOffset? at = null) =>
        await control.OrdersAsync(async o =>
        {
            var due = at ?? TimeProvider.System.GetUtcNow().AddHours(1);
            await o.PlanAsync(
                new SwitchOrder(mode, "winter", mode == PortalMode.NoNew ? due.AddDays(1) : null)
                {
                    Wording = PortalWording.Of("long"),
                    ReviewOn = new DateOnly(2027, 1, 4),
                },
                due,
                1,
                Actor.Staff(First),
                CancellationToken.None
            );
            return true;
        });

    private Task<object?> TimeComesAsync() => database.AskAsync<object>("ck_owner", SwitchUnderTest.TimeComes);

    private Task<string?> ModeAsync() =>
        database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()")!;

    private Task<string?> EndedAsync() =>
        database.AskAsync<string>("ck_staff", "SELECT ended_as FROM platform.portal_order")!;

    private Task<string?> LastAsync() =>
        database.AskAsync<string>(
            "ck_staff",
            "SELECT concat_ws(' ', from_mode, to_mode, reason, actor_kind, asked_by, wording, review_on) FROM platform.portal_change ORDER BY epoch DESC LIMIT 1"
        )!;
}
