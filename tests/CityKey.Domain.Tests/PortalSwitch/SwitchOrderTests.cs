using CityKey.Domain.PortalSwitch;
using static CityKey.Domain.PortalSwitch.PortalMode;

namespace CityKey.Domain.Tests.PortalSwitch;

public sealed class SwitchOrderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Dark, null, Paused, null)]
    [InlineData(Dark, null, NoNew, 5)]
    [InlineData(Paused, null, NoNew, 5)]
    [InlineData(NoNew, 3, NoNew, 5)]
    public void An_unfinished_close_is_finished_as_announced_by_a_less_closed_order(
        PortalMode announced,
        int? end,
        PortalMode asked,
        int? askedEnd
    )
    {
        var finished = Order(asked, askedEnd).Finishing(State(announced, end, closing: true));

        Assert.Equal((announced, Hours(end), "people"), (finished.Mode, finished.Until, finished.Reason));
        Assert.Equal(asked, Order(asked, askedEnd).Finishing(State(announced, end, closing: false)).Mode);
    }

    [Theory]
    [InlineData(Paused, null, Dark, null)]
    [InlineData(NoNew, 5, Paused, null)]
    [InlineData(NoNew, 5, NoNew, 3)]
    public void An_unfinished_close_is_finished_as_ordered_by_a_further_close(
        PortalMode announced,
        int? end,
        PortalMode asked,
        int? askedEnd
    ) => Assert.Equal(Order(asked, askedEnd), Order(asked, askedEnd).Finishing(State(announced, end, closing: true)));

    private static SwitchOrder Order(PortalMode mode, int? until) => new(mode, "people", Hours(until));

    private static PortalState State(PortalMode mode, int? until, bool closing) =>
        new(mode, closing, 7, Hours(until), Noon, "test", true);

    private static DateTimeOffset? Hours(int? hours) => hours is { } some ? Noon.AddHours(some) : null;
}
