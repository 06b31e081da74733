using CityKey.Data.Outbox;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.PortalSwitch;

/// <summary>What a change of the switch affects, or would affect. Counts stop at <see cref="SwitchImpact.Most"/>, where
/// they are counted for a page.</summary>
/// <param name="Drafts">Applications that are started and not submitted.</param>
/// <param name="Uploads">Uploads in progress.</param>
/// <param name="Waiting">Applications that wait for a clerk. No mode affects them.</param>
/// <param name="Held">Messages to residents that are held in the mode.</param>
public sealed record SwitchImpactCounts(long Drafts, long Uploads, long Waiting, long Held);

/// <summary>Counts for a page what a change affects. A change never waits for it.</summary>
public sealed class SwitchImpact(CityKeyDb db, PortalNodes nodes, MailCounts mail)
{
    /// <summary>The highest count of drafts and of waiting applications: more makes no difference to a
    /// decision.</summary>
    public const int Most = 100_000;

    /// <param name="state">The state to count for: the one in force, or one that a person may choose.</param>
    public async Task<SwitchImpactCounts> ReadAsync(PortalState state, CancellationToken cancellationToken) =>
        new(
            await db
                .Applications.Where(a => a.Status == ApplicationStatus.Draft)
                .Select(a => a.Id)
                .Take(Most)
                .CountAsync(cancellationToken),
            (await nodes.ReadAsync(cancellationToken)).Sum(n => n.Uploads),
            await db
                .QueueItems.Where(q => q.Status == ApplicationStatus.Submitted)
                .Select(q => q.ApplicationId)
                .Take(Most)
                .CountAsync(cancellationToken),
            (await mail.ReadAsync(state, cancellationToken)).Held
        );

    /// <summary>What a change affected, as it was counted just after it; null where it was not counted.</summary>
    public async Task<SwitchImpactCounts?> AtAsync(long epoch, CancellationToken cancellationToken) =>
        (
            await db
                .Database.SqlQuery<SwitchImpactCounts>(
                    $"SELECT drafts, uploads, waiting, held FROM platform.portal_moment WHERE epoch = {epoch}"
                )
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();
}
