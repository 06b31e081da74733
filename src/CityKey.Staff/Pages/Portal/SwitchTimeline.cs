using CityKey.Domain.PortalSwitch;

namespace CityKey.Staff.Pages.Portal;

/// <summary>How the portal stood over time, as a strip: one piece for each state, as wide as it lasted.</summary>
/// <param name="Width">Of the whole strip, in its own units.</param>
internal sealed record SwitchTimeline(int Width, IReadOnlyList<SwitchTimelineSegment> Pieces)
{
    /// <summary>How many days a strip shows.</summary>
    public const int Days = 90;

    private const int Units = 900;

    /// <param name="changes">The latest first; those before the strip's first day count for how it began.</param>
    public static SwitchTimeline Of(IReadOnlyList<SwitchHistoryRow> changes, DateTimeOffset now)
    {
        var first = now.AddDays(-Days);
        // Before the first change there was no portal to be open.
        var starts = changes
            .Reverse()
            .Select(c => (c.To, c.At))
            .Prepend((To: PortalMode.Paused, At: DateTimeOffset.MinValue))
            .ToList();
        var pieces = new List<SwitchTimelineSegment>();
        for (var at = 0; at < starts.Count; at++)
        {
            var from = starts[at].At < first ? first : starts[at].At;
            var to = at + 1 < starts.Count ? starts[at + 1].At : now;
            if (to > from)
            {
                pieces.Add(
                    new SwitchTimelineSegment(
                        starts[at].To,
                        from,
                        to,
                        Place(from - first),
                        Math.Max(Place(to - first) - Place(from - first), 1)
                    )
                );
            }
        }

        return new SwitchTimeline(Units, pieces);
    }

    /// <summary>The part of the time in which applications could be begun, in percent.</summary>
    public int OpenPercent =>
        (int)
            Math.Round(
                100
                    * Pieces.Where(p => p.Mode == PortalMode.Open).Sum(p => (p.To - p.From).TotalHours)
                    / TimeSpan.FromDays(Days).TotalHours
            );

    private static int Place(TimeSpan since) => (int)Math.Round(Units * since / TimeSpan.FromDays(Days));
}

/// <summary>One state and how long it lasted; <paramref name="X"/> and <paramref name="Width"/> in the strip's
/// units.</summary>
internal sealed record SwitchTimelineSegment(PortalMode Mode, DateTimeOffset From, DateTimeOffset To, int X, int Width);
