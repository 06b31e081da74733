using CityKey.Domain.PortalSwitch;
using static CityKey.Domain.PortalSwitch.PortalMode;

namespace CityKey.Domain.Tests.PortalSwitch;

public sealed class TollingTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SwitchChange OpenedBefore = Turn(-10, Paused, Open);

    [Fact]
    public void While_the_portal_stays_open_a_deadline_is_where_it_was_set() => AssertDue(30, [OpenedBefore]);

    [Theory]
    [InlineData(Paused)]
    [InlineData(Dark)]
    public void Days_paused_or_dark_are_given_back(PortalMode closed) =>
        AssertDue(35, [OpenedBefore, Turn(10, Open, closed), Turn(15, closed, Open)]);

    [Fact]
    public void Every_closed_stretch_is_given_back_and_none_twice() =>
        AssertDue(
            36,
            [
                OpenedBefore,
                Turn(2, Open, Paused),
                Turn(4, Paused, Open),
                Turn(5, Open, Dark),
                Turn(6, Dark, Paused),
                Turn(9, Paused, Open),
            ]
        );

    [Fact]
    public void Closed_days_before_the_start_or_after_the_end_change_nothing() =>
        AssertDue(
            30,
            [
                Turn(-10, Paused, Open),
                Turn(-5, Open, Paused),
                Turn(-1, Paused, Open),
                Turn(31, Open, Paused),
                Turn(90, Paused, Open),
            ],
            now: 91
        );

    [Fact]
    public void No_new_applications_does_not_stop_the_clock_of_those_that_are_there() =>
        AssertDue(30, [OpenedBefore, Turn(5, Open, NoNew, until: 100), Turn(40, NoNew, Open)], now: 41);

    [Fact]
    public void From_its_instant_on_no_new_counts_as_paused() =>
        AssertDue(35, [OpenedBefore, Turn(5, Open, NoNew, until: 10), Turn(15, Paused, Open)], now: 16);

    [Fact]
    public void No_new_that_was_ended_before_its_instant_never_paused() =>
        AssertDue(30, [OpenedBefore, Turn(5, Open, NoNew, until: 20), Turn(10, NoNew, Open)], now: 16);

    [Fact]
    public void While_the_clock_is_stopped_there_is_no_date_and_no_deadline_passes()
    {
        var closed = Read([OpenedBefore, Turn(10, Open, Paused)], now: 300);

        Assert.Equal((null, TimeSpan.FromDays(20), false), (closed.DueAt, closed.Left, closed.IsOver));
        Assert.Equal(Day(320), closed.Soonest(Day(300)));
    }

    [Fact]
    public void A_deadline_beyond_a_coming_pause_has_no_date_yet()
    {
        var open = Read([OpenedBefore, Turn(5, Open, NoNew, until: 20)], now: 8);

        Assert.Equal((null, TimeSpan.FromDays(22), false), (open.DueAt, open.Left, open.IsOver));
        Assert.Equal(Day(20), Read([OpenedBefore, Turn(5, Open, NoNew, until: 20)], now: 8, days: 20).DueAt);
    }

    [Fact]
    public void What_ran_out_before_the_close_is_over_in_the_pause_too()
    {
        var before = Read([OpenedBefore, Turn(31, Open, Paused)], now: 32);

        Assert.Equal((Day(30), true), (before.DueAt, before.IsOver));
    }

    [Theory]
    [InlineData(29.999, false)]
    [InlineData(30, true)]
    [InlineData(31, true)]
    public void It_is_over_at_its_instant_and_not_before(double now, bool over) =>
        Assert.Equal(over, Read([OpenedBefore], now).IsOver);

    [Fact]
    public void Without_a_history_the_switch_is_unknown_and_nothing_is_ever_over() =>
        Assert.Equal((null, false), (Read([], now: 4000).DueAt, Read([], now: 4000).IsOver));

    [Fact]
    public void A_portal_found_closed_when_it_was_opened_again_gives_the_whole_stretch_back() =>
        // A restored dump, say: the last change had opened it, yet before this one it stood closed, nobody knows since
        // when.
        AssertDue(60, [Turn(0, Paused, Open), Turn(30, Paused, Open)], now: 31);

    [Fact]
    public void One_found_closed_when_it_was_closed_further_gives_the_whole_stretch_back_too() =>
        AssertDue(70, [Turn(0, Paused, Open), Turn(30, Paused, Dark), Turn(40, Dark, Open)], now: 41);

    [Fact]
    public void Affirming_an_open_portal_changes_nothing() => AssertDue(30, [OpenedBefore, Turn(10, Open, Open)]);

    [Fact]
    public void No_new_without_an_instant_is_paused() =>
        AssertDue(35, [OpenedBefore, Turn(5, Open, NoNew), Turn(10, Paused, Open)]);

    [Fact]
    public void A_close_at_the_very_instant_of_the_end_is_too_late() =>
        Assert.True(Read([OpenedBefore, Turn(30, Open, Paused)], now: 31).IsOver);

    [Fact]
    public void A_draft_that_was_begun_first_is_never_over_later()
    {
        // The worker walks drafts in the order of their dates; whatever the switch did, that order holds.
        var changes = new List<SwitchChange> { OpenedBefore };
        for (var day = 1; day < 60; day += 3)
        {
            changes.Add(Turn(day, Open, day % 2 == 0 ? Dark : Paused));
            changes.Add(Turn(day + (day % 3) + 0.5, Paused, Open));
        }

        var dues = Enumerable
            .Range(0, 40)
            .Select(begun => Tolling.Read(changes, Day(begun), Day(begun + 10), Day(200)).DueAt)
            .ToList();

        Assert.All(dues, d => Assert.NotNull(d));
        Assert.Equal(dues.Order(), dues);
    }

    private static void AssertDue(double day, SwitchChange[] turns, double now = 20)
    {
        var read = Read(turns, now);
        Assert.Equal(Day(day), read.DueAt);
        Assert.Equal(day > now ? TimeSpan.FromDays(day - now) : TimeSpan.Zero, read.Left);
    }

    private static TolledDeadline Read(IReadOnlyList<SwitchChange> changes, double now, double days = 30) =>
        Tolling.Read(changes, Start, Day(days), Day(now));

    private static SwitchChange Turn(double day, PortalMode from, PortalMode to, double? until = null) =>
        new(Day(day), from, to, until is { } end ? Day(end) : null);

    private static DateTimeOffset Day(double days) => Start.AddDays(days);
}
