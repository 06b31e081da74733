using CityKey.Domain.PortalSwitch;
using CityKey.Staff.Pages.Portal;

namespace CityKey.Tests.Staff;

public sealed class SwitchTimelineTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 31, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_state_is_as_wide_as_it_lasted_and_they_fill_the_strip()
    {
        var timeline = SwitchTimeline.Of(
            [Line(PortalMode.Open, 9), Line(PortalMode.Dark, 27), Line(PortalMode.Open, 200)],
            Now
        );

        Assert.Equal(
            [(PortalMode.Open, 0, 630), (PortalMode.Dark, 630, 180), (PortalMode.Open, 810, 90)],
            timeline.Segments.Select(p => (p.Mode, p.X, p.Width))
        );
        Assert.Equal(80, timeline.OpenPercent);
    }

    [Fact]
    public void What_lasted_a_minute_is_still_seen() =>
        Assert.Contains(
            SwitchTimeline
                .Of(
                    [
                        Line(PortalMode.Open, 10),
                        new(2, Now.AddDays(-10).AddMinutes(-1), PortalMode.Paused, "", "", null, null, 0),
                        Line(PortalMode.Open, 200),
                    ],
                    Now
                )
                .Segments,
            p => p is { Mode: PortalMode.Paused, Width: 1 }
        );

    [Fact]
    public void Before_the_first_change_it_was_closed() =>
        Assert.Equal(
            [PortalMode.Paused, PortalMode.Open],
            SwitchTimeline.Of([Line(PortalMode.Open, 45)], Now).Segments.Select(p => p.Mode)
        );

    private static SwitchHistoryRow Line(PortalMode to, int daysAgo) =>
        new(1, Now.AddDays(-daysAgo), to, "", "", null, null, 0);
}
