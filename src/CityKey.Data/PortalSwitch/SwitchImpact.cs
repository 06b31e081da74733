using CityKey.Data.Outbox;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.PortalSwitch;

/// <summary>What a change of the switch meets, or would meet.</summary>
/// <param name="Drafts">Applications that are begun and not sent.</param>
/// <param name="Uploads">Pictures on their way in.</param>
/// <param name="Waiting">Applications that wait for a clerk; no mode touches them.</param>
/// <param name="Held">Messages to residents that are held in the mode.</param>
public sealed record SwitchImpactCounts(long Drafts, long Uploads, long Waiting, long Held);

/// <summary>Counts what there is, for a page: a change never waits for it.</summary>
public sealed class SwitchImpact(CityKeyDb db, PortalNodes nodes, MailCounts mail)
{
    /// <summary>The most that is counted; more is as good as this for whoever decides.</summary>
    public const int Most = 100_000;

    /// <param name="as">The state to count for: the one in force, or one that somebody may choose.</param>
    public async Task<SwitchImpactCounts> ReadAsync(PortalState @as, CancellationToken cancellationToken) =>
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
            (await mail.ReadAsync(@as, cancellationToken)).Held
        );

    /// <summary>What a change met, as it was counted just after; null where nobody could count.</summary>
    public async Task<SwitchImpactCounts?> AtAsync(long epoch, CancellationToken cancellationToken) =>
        (
            await db
                .Database.SqlQuery<SwitchImpactCounts>(
                    $"SELECT drafts, uploads, waiting, held FROM platform.portal_moment WHERE epoch = {epoch}"
                )
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();
}
