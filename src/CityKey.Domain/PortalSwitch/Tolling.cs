namespace CityKey.Domain.PortalSwitch;

/// <summary>One change of the switch, as far as deadlines need it.</summary>
/// <param name="At">When the change was made.</param>
/// <param name="From">The mode in force just before. Where it was closed although the previous change had opened the
/// portal, it is not recorded since when.</param>
/// <param name="To">The mode from then on.</param>
/// <param name="Until">For <see cref="PortalMode.NoNew"/>: the time from which the portal is paused.</param>
public sealed record SwitchChange(DateTimeOffset At, PortalMode From, PortalMode To, DateTimeOffset? Until);

/// <summary>A deadline, with the time added in which it did not run.</summary>
/// <param name="DueAt">When it ends if the switch is not changed again; null while it does not run, or will stop
/// running before its end.</param>
/// <param name="Left">The time that is left now.</param>
public sealed record TolledDeadline(DateTimeOffset? DueAt, TimeSpan Left)
{
    /// <summary>Whether the deadline has passed; never while it does not run.</summary>
    public bool IsOver => DueAt is not null && Left == TimeSpan.Zero;

    /// <summary>The earliest time at which it can end.</summary>
    public DateTimeOffset Soonest(DateTimeOffset now) => DueAt ?? now + Left;
}

/// <summary>Residents' deadlines run while the portal is open or takes no new applications, and do not run while it is
/// paused or dark.</summary>
/// <remarks>Deadlines are computed from the history of the switch, so that a change does not have to update any
/// application.</remarks>
public static class Tolling
{
    /// <summary>Computes a deadline.</summary>
    /// <param name="changes">All changes of the switch, the first one first. Before the first change the portal counts
    /// as closed.</param>
    /// <param name="start">When the deadline was set.</param>
    /// <param name="due">When it would end if the portal were never closed.</param>
    /// <param name="now">The current time.</param>
    public static TolledDeadline Read(
        IReadOnlyList<SwitchChange> changes,
        DateTimeOffset start,
        DateTimeOffset due,
        DateTimeOffset now
    )
    {
        var left = due > start ? due - start : TimeSpan.Zero;
        foreach (var (from, to) in Running(changes))
        {
            var begin = from > start ? from : start;
            if (to is { } end && end <= begin)
            {
                continue;
            }

            // Only the last period can be without an end, or end in the future. A deadline within it is certain.
            if (to is null || begin + left <= to)
            {
                return new TolledDeadline(begin + left, LeftAt(now, begin, left));
            }

            if (now <= to)
            {
                return new TolledDeadline(null, LeftAt(now, begin, left));
            }

            left -= to.Value - begin;
        }

        return new TolledDeadline(null, left);
    }

    private static TimeSpan LeftAt(DateTimeOffset now, DateTimeOffset begin, TimeSpan left)
    {
        var gone = now > begin ? now - begin : TimeSpan.Zero;
        return gone < left ? left - gone : TimeSpan.Zero;
    }

    // The periods in which deadlines run, in order. Only the last one may be without an end.
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> Running(IReadOnlyList<SwitchChange> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var next = i + 1 < changes.Count ? changes[i + 1] : null;
            if (!Runs(change.To) || change is { To: PortalMode.NoNew, Until: null } || ClosedUnrecorded(change, next))
            {
                continue;
            }

            var end =
                change.To == PortalMode.NoNew && (next is null || change.Until < next.At) ? change.Until : next?.At;
            yield return (change.At, end);
        }
    }

    private static bool Runs(PortalMode mode) => mode is PortalMode.Open or PortalMode.NoNew;

    // After a restored backup, a promoted standby or an unfinished close, the portal was closed for an unknown part of
    // the period. The resident is then given the whole period back.
    private static bool ClosedUnrecorded(SwitchChange change, SwitchChange? next) =>
        next is not null && !Runs(next.From) && !(change.To == PortalMode.NoNew && change.Until <= next.At);
}
