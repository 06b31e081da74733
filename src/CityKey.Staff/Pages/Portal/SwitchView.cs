using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Portal;

/// <summary>What the switch's page shows: the state, the nodes, what a close would meet, and what was before.</summary>
internal sealed class SwitchView(
    CityKeyDb db,
    PortalStateReader reader,
    PortalNodes nodes,
    SwitchImpact impact,
    SwitchOrders orders,
    SwitchHistory history,
    CityProfile city,
    TimeProvider time
)
{
    public PortalState State { get; private set; } = PortalState.Unknown;

    public bool IsOpen => State is { Mode: PortalMode.Open, Closing: false };

    /// <summary>Off, with nothing under way: the first thing to do is to turn it on.</summary>
    public bool IsOff => State is { Mode: PortalMode.Paused or PortalMode.Dark, Closing: false };

    public IReadOnlyList<PortalNode> Nodes { get; private set; } = [];

    /// <summary>What turning it off would meet, or what it met that is off.</summary>
    public SwitchImpactCounts Counts { get; private set; } = new(0, 0, 0, 0);

    public IReadOnlyList<SwitchHistoryRow> Changes { get; private set; } = [];

    /// <summary>The last three months as a picture.</summary>
    public SwitchTimeline Strip { get; private set; } = SwitchTimeline.Of([], DateTimeOffset.UnixEpoch);

    public IReadOnlyList<string> Languages => city.Languages;

    /// <summary>The next working day, on which a close is looked at again.</summary>
    public DateOnly NextReview => WorkingDays.After(city.DayOf(time.GetUtcNow()));

    /// <summary>Somebody should look today whether it can be open again.</summary>
    public bool ReviewIsDue => !IsOpen && ReviewOn is { } day && day <= city.DayOf(time.GetUtcNow());

    /// <summary>When somebody looks again whether it can be open; null where nobody has to.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>The closes that have their certificate.</summary>
    public IReadOnlySet<long> Certified { get; private set; } = new HashSet<long>();

    /// <summary>The order that waits for its time; null for none.</summary>
    public PendingOrder? Planned { get; private set; }

    /// <summary>The planned order that is in force and that nobody has announced yet; null for none.</summary>
    public PendingOrder? Unannounced { get; private set; }

    /// <summary>The order that waits for another administrator's word; null for none.</summary>
    public PendingOrder? Asked { get; private set; }

    /// <summary>Whose plan it is.</summary>
    public string PlannedBy { get; private set; } = "";

    /// <summary>Who has asked for that word.</summary>
    public string AskedBy { get; private set; } = "";

    public string Why(string reason) => history.Why(reason);

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        State = await reader.ReadAsync(cancellationToken);
        Nodes = await nodes.ReadAsync(cancellationToken);
        Planned = await orders.PlannedAsync(cancellationToken);
        PlannedBy = Planned is null ? "" : await history.NameAsync(Planned.MadeBy, cancellationToken);
        Unannounced = await orders.InForceAsync(State, cancellationToken);
        Asked = await orders.AskedAsync(cancellationToken);
        AskedBy = Asked is null ? "" : await history.NameAsync(Asked.MadeBy, cancellationToken);
        var all = await history.ReadAsync(cancellationToken);
        Changes = [.. all.Take(SwitchHistory.Shown)];
        Strip = SwitchTimeline.Of(all, time.GetUtcNow());
        var epochs = Changes.Select(c => c.Epoch).ToList();
        Certified = (
            await db
                .PortalCertificates.Where(c => epochs.Contains(c.Epoch))
                .Select(c => c.Epoch)
                .ToListAsync(cancellationToken)
        ).ToHashSet();
        var looked = await db
            .PortalReviews.AsNoTracking()
            .Where(r => r.Epoch == State.Epoch)
            .OrderByDescending(r => r.At)
            .FirstOrDefaultAsync(cancellationToken);
        ReviewOn = looked?.NextOn ?? Changes.FirstOrDefault(c => c.Epoch == State.Epoch)?.ReviewOn;
        Counts = await impact.ReadAsync(IsOpen ? State with { Mode = PortalMode.Paused } : State, cancellationToken);
    }
}
