namespace CityKey.Domain.PortalSwitch;

/// <summary>One change of the switch, as far as deadlines care.</summary>
/// <param name="From">The mode in force just before. Where it was closed although the last change had opened it, nobody
/// wrote down since when.</param>
/// <param name="Until">For <see cref="PortalMode.NoNew"/>: from this instant it is paused.</param>
public sealed record SwitchChange(DateTimeOffset At, PortalMode From, PortalMode To, DateTimeOffset? Until);

/// <summary>How a deadline stands.</summary>
/// <param name="DueAt">When it is over if the switch is not touched again; null while the clock stands, or will stand
/// before then.</param>
/// <param name="Left">What is left of it now.</param>
public sealed record TolledDeadline(DateTimeOffset? DueAt, TimeSpan Left)
{
    /// <summary>Never while the clock stands.</summary>
    public bool IsOver => DueAt is not null && Left == TimeSpan.Zero;

    /// <summary>The soonest it can be over: a clock that stands can only make it later.</summary>
    public DateTimeOffset Soonest(DateTimeOffset now) => DueAt ?? now + Left;
}

/// <summary>Residents' deadlines run while the portal is open to them, and stand while it is paused or dark.</summary>
/// <remarks>Counted from the history of the switch, which only grows, so that no row has to be rewritten at a
/// flip.</remarks>
public static class Tolling
{
    /// <param name="changes">Every change from before the start on, in their order. Without one the switch is unknown,
    /// and unknown is closed.</param>
    /// <param name="start">When the deadline was set.</param>
    /// <param name="due">When it would be over if the portal were never closed.</param>
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

            // The last stretch has no end, or one that is still to come; a deadline inside it has its date already.
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

    // The stretches in which the clock runs, in order; only the last may be without an end.
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> Running(IReadOnlyList<SwitchChange> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var (change, next) = (changes[i], i + 1 < changes.Count ? changes[i + 1] : null);
            if (!Runs(change.To) || (change is { To: PortalMode.NoNew, Until: null }) || StoodUnseen(change, next))
            {
                continue;
            }

            var end =
                change.To == PortalMode.NoNew && (next is null || change.Until < next.At) ? change.Until : next?.At;
            yield return (change.At, end);
        }
    }

    private static bool Runs(PortalMode mode) => mode is PortalMode.Open or PortalMode.NoNew;

    // A restored dump, a promoted standby, a close that its closer did not finish: closed for some part of the stretch,
    // which the resident gets back whole, whatever it was changed to then.
    private static bool StoodUnseen(SwitchChange change, SwitchChange? next) =>
        next is not null && !Runs(next.From) && !(change.To == PortalMode.NoNew && change.Until <= next.At);
}
