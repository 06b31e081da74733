using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Portal;

/// <summary>What the switch's page shows: the state, the nodes, what a change affects, and the history.</summary>
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

    /// <summary>Closed, with no close under way. The page then offers first to open the portal.</summary>
    public bool IsOff => State is { Mode: PortalMode.Paused or PortalMode.Dark, Closing: false };

    public IReadOnlyList<PortalNode> Nodes { get; private set; } = [];

    /// <summary>What a close would affect, or what the state in force affects.</summary>
    public SwitchImpactCounts Counts { get; private set; } = new(0, 0, 0, 0);

    public IReadOnlyList<SwitchHistoryRow> Changes { get; private set; } = [];

    public SwitchTimeline Timeline { get; private set; } = SwitchTimeline.Of([], DateTimeOffset.UnixEpoch);

    public IReadOnlyList<string> Languages => city.Languages;

    /// <summary>The next working day: the default for the review day of a close.</summary>
    public DateOnly NextReview => WorkingDays.After(city.DayOf(time.GetUtcNow()));

    /// <summary>Whether an administrator should review today if the portal can be opened again.</summary>
    public bool ReviewIsDue => !IsOpen && ReviewOn is { } day && day <= city.DayOf(time.GetUtcNow());

    /// <summary>The day on which the close in force is to be reviewed; null for none.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>The epochs of the closes that have a certificate.</summary>
    public IReadOnlySet<long> Certified { get; private set; } = new HashSet<long>();

    /// <summary>The order that waits for its time; null for none.</summary>
    public PendingOrder? Planned { get; private set; }

    /// <summary>The planned order that is in force and that the worker has not announced yet; null for none.</summary>
    public PendingOrder? Unannounced { get; private set; }

    /// <summary>The order that waits for a second administrator; null for none.</summary>
    public PendingOrder? AwaitingApproval { get; private set; }

    /// <summary>Who made the plan.</summary>
    public string PlannedBy { get; private set; } = "";

    /// <summary>Who requested the approval.</summary>
    public string RequestedBy { get; private set; } = "";

    public string Why(string reason) => history.Why(reason);

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        State = await reader.ReadAsync(cancellationToken);
        Nodes = await nodes.ReadAsync(cancellationToken);
        Planned = await orders.PlannedAsync(cancellationToken);
        PlannedBy = Planned is null ? "" : await history.NameAsync(Planned.MadeBy, cancellationToken);
        Unannounced = await orders.InForceAsync(State, cancellationToken);
        AwaitingApproval = await orders.AwaitingApprovalAsync(cancellationToken);
        RequestedBy = AwaitingApproval is null
            ? ""
            : await history.NameAsync(AwaitingApproval.MadeBy, cancellationToken);
        var all = await history.ReadAsync(cancellationToken);
        Changes = [.. all.Take(SwitchHistory.Listed)];
        Timeline = SwitchTimeline.Of(all, time.GetUtcNow());
        var epochs = Changes.Select(c => c.Epoch).ToList();
        Certified = (
            await db
                .PortalCertificates.Where(c => epochs.Contains(c.Epoch))
                .Select(c => c.Epoch)
                .ToListAsync(cancellationToken)
        ).ToHashSet();
        var review = await db
            .PortalReviews.AsNoTracking()
            .Where(r => r.Epoch == State.Epoch)
            .OrderByDescending(r => r.At)
            .FirstOrDefaultAsync(cancellationToken);
        ReviewOn = review?.NextOn ?? Changes.FirstOrDefault(c => c.Epoch == State.Epoch)?.ReviewOn;
        Counts = await impact.ReadAsync(IsOpen ? State with { Mode = PortalMode.Paused } : State, cancellationToken);
    }
}
