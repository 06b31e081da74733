using CityKey.Domain.PortalSwitch;

namespace CityKey.Domain.Tests.PortalSwitch;

public sealed class PortalStateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 18, 0, 0, TimeSpan.Zero);

    // Columns: Start, Continue, Submit, Answer, Read, Withdraw, Message, OpenDocuments.
    private static readonly Dictionary<(PortalMode Mode, bool Closing), string> Grid = new()
    {
        [(PortalMode.Open, false)] = "yyyyyyyy",
        [(PortalMode.NoNew, false)] = ".yyyyyyy",
        [(PortalMode.Paused, false)] = "....yy..",
        [(PortalMode.Dark, false)] = "........",
        [(PortalMode.NoNew, true)] = "....y..y",
        [(PortalMode.Paused, true)] = "....y...",
        [(PortalMode.Dark, true)] = "........",
    };

    public static TheoryData<PortalMode, bool> Every_state() => new(Grid.Keys.Select(k => (k.Mode, k.Closing)));

    [Theory]
    [MemberData(nameof(Every_state))]
    public void Each_mode_allows_what_its_row_says(PortalMode mode, bool closing)
    {
        var state = new PortalState(mode, closing, 7, null, Noon, "test", true);

        Assert.Equal(
            Grid[(mode, closing)],
            string.Concat(Enum.GetValues<OnlineAction>().Select(a => state.Allows(a) ? 'y' : '.'))
        );
    }

    [Fact]
    public void Unknown_draws_as_paused_and_writes_nothing()
    {
        Assert.Equal(PortalMode.Paused, PortalState.Unknown.Mode);
        Assert.Equal([OnlineAction.Read], Enum.GetValues<OnlineAction>().Where(PortalState.Unknown.Allows));
    }

    [Fact]
    public void No_new_becomes_paused_at_its_instant_without_a_job()
    {
        var state = new PortalState(PortalMode.NoNew, false, 7, Noon, Noon.AddDays(-1), "test", true);

        Assert.Equal(PortalMode.NoNew, state.At(Noon.AddTicks(-1)).Mode);
        Assert.Equal(PortalMode.Paused, state.At(Noon).Mode);
    }

    [Fact]
    public void No_new_without_an_instant_is_paused() =>
        Assert.Equal(
            PortalMode.Paused,
            new PortalState(PortalMode.NoNew, false, 7, null, Noon, "test", true).At(Noon).Mode
        );
}
