using CityKey.Domain.PortalSwitch;

namespace CityKey.Staff.Pages.Portal;

/// <summary>The states of the portal over the last <see cref="Days"/> days: one segment for each state, as wide as the
/// state lasted.</summary>
/// <param name="Width">The width of the whole timeline, in units of its own.</param>
internal sealed record SwitchTimeline(int Width, IReadOnlyList<SwitchTimelineSegment> Segments)
{
    public const int Days = 90;

    private const int Units = 900;

    /// <param name="changes">The latest first. Changes before the first day determine the state at its start.</param>
    public static SwitchTimeline Of(IReadOnlyList<SwitchHistoryRow> changes, DateTimeOffset now)
    {
        var first = now.AddDays(-Days);
        // Before the first change the portal had never been open.
        var states = changes
            .Reverse()
            .Select(c => (c.To, c.At))
            .Prepend((To: PortalMode.Paused, At: DateTimeOffset.MinValue))
            .ToList();
        var segments = new List<SwitchTimelineSegment>();
        for (var i = 0; i < states.Count; i++)
        {
            var from = states[i].At < first ? first : states[i].At;
            var to = i + 1 < states.Count ? states[i + 1].At : now;
            if (to > from)
            {
                segments.Add(
                    new SwitchTimelineSegment(
                        states[i].To,
                        from,
                        to,
                        Offset(from - first),
                        Math.Max(Offset(to - first) - Offset(from - first), 1)
                    )
                );
            }
        }

        return new SwitchTimeline(Units, segments);
    }

    /// <summary>The share of the time in which the portal was open, in percent.</summary>
    public int OpenPercent =>
        (int)
            Math.Round(
                100
                    * Segments.Where(s => s.Mode == PortalMode.Open).Sum(s => (s.To - s.From).TotalHours)
                    / TimeSpan.FromDays(Days).TotalHours
            );

    private static int Offset(TimeSpan since) => (int)Math.Round(Units * since / TimeSpan.FromDays(Days));
}

/// <summary>One state and how long it lasted. <paramref name="X"/> and <paramref name="Width"/> are in the timeline's
/// units.</summary>
internal sealed record SwitchTimelineSegment(PortalMode Mode, DateTimeOffset From, DateTimeOffset To, int X, int Width);
