using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.PortalSwitch;

/// <summary>One node of the portal as it last reported.</summary>
/// <param name="Epoch">The epoch of the state that it shows.</param>
/// <param name="Mode">The mode that it shows, as <see cref="PortalModes"/> spells it, or <c>unknown</c>, which it shows
/// as paused.</param>
/// <param name="Closing">Whether it shows a close that is announced and not done yet.</param>
/// <param name="Uploads">The number of uploads that it is receiving.</param>
/// <param name="AcknowledgedAt">When it first showed the state with this epoch; null while it has not.</param>
public sealed record PortalNode(
    Guid Id,
    string Name,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt,
    long Epoch,
    string Mode,
    bool Closing,
    int Uploads,
    DateTimeOffset? AcknowledgedAt
);

/// <summary>The portal's nodes, for the staff site and the worker.</summary>
public sealed class PortalNodes(CityKeyDb db)
{
    /// <summary>A node that has not reported for longer counts as silent: if it is cut off from the database, it shows
    /// paused pages by now (<see cref="PortalStateCache.Stale"/>).</summary>
    public static readonly TimeSpan Silent = TimeSpan.FromSeconds(5);

    /// <summary>The nodes that have reported within the last minute, ordered by name.</summary>
    public Task<List<PortalNode>> ReadAsync(CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<PortalNode>(
                $"""
                SELECT n.id, n.name, n.started_at, n.seen_at, n.epoch, n.mode, n.closing, n.uploads,
                    a.at AS acknowledged_at
                FROM platform.portal_node n
                LEFT JOIN platform.portal_acknowledgement a ON a.node = n.id AND a.epoch = n.epoch
                WHERE n.seen_at > clock_timestamp() - interval '1 minute'
                ORDER BY n.name, n.started_at
                """
            )
            .ToListAsync(cancellationToken);

    /// <summary>Which of the nodes that were running when a change took effect have acknowledged it, the first one
    /// first.</summary>
    public Task<List<Acknowledgement>> AcknowledgedAsync(long epoch, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<Acknowledgement>(
                $"""
                SELECT a.name, a.at
                FROM platform.portal_acknowledgement a
                JOIN platform.portal_present p USING (epoch, node)
                WHERE a.epoch = {epoch}
                ORDER BY a.at, a.node
                """
            )
            .ToListAsync(cancellationToken);
}

/// <summary>When a node first showed a state.</summary>
public sealed record Acknowledgement(string Name, DateTimeOffset At);
