using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.PortalSwitch;

/// <summary>One node of the portal as it last spoke.</summary>
/// <param name="Mode">What it draws: a word of <see cref="PortalModes"/>, or <c>unknown</c>, which it draws as
/// paused.</param>
/// <param name="AcknowledgedAt">When it first drew the state in force; null while it has not.</param>
/// <param name="Uploads">Pictures that it is receiving.</param>
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
    /// <summary>A node that has been silent for longer is drawn as lost: it draws paused pages by now.</summary>
    public static readonly TimeSpan Silent = TimeSpan.FromSeconds(5);

    /// <summary>Those that have spoken within the last minute, by name.</summary>
    public Task<List<PortalNode>> ReadAsync(CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<PortalNode>(
                $"""
                SELECT n.id, n.name, n.started_at, n.seen_at, n.epoch, n.mode, n.closing, n.uploads, a.at AS acknowledged_at
                FROM platform.portal_node n LEFT JOIN platform.portal_acknowledgement a ON a.node = n.id AND a.epoch = n.epoch
                WHERE n.seen_at > clock_timestamp() - interval '1 minute' ORDER BY n.name, n.started_at
                """
            )
            .ToListAsync(cancellationToken);

    /// <summary>Who of those that ran when a state came into force acknowledged it, the first one first.</summary>
    public Task<List<Acknowledgement>> AcknowledgedAsync(long epoch, CancellationToken cancellationToken) =>
        db
            .Database.SqlQuery<Acknowledgement>(
                $"SELECT a.name, a.at FROM platform.portal_acknowledgement a JOIN platform.portal_present p USING (epoch, node) WHERE a.epoch = {epoch} ORDER BY a.at, a.node"
            )
            .ToListAsync(cancellationToken);
}

/// <summary>That a node drew a state, and since when.</summary>
public sealed record Acknowledgement(string Name, DateTimeOffset At);
