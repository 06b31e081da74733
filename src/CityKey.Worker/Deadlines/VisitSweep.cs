using CityKey.Data;
using CityKey.Data.Audit;
using CityKey.Data.Counter;
using CityKey.Domain.Cards;
using CityKey.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Worker.Deadlines;

/// <summary>Ends idle counter visits, and discards cards whose visit no longer exists, after a crash of the server for
/// instance.</summary>
public sealed class VisitSweep(CityKeyDb db, TimeProvider time)
{
    /// <summary>Ends and discards what is due; several workers may run at once.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var idle = now - VisitStore.Idle;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ended = await db
            .Database.SqlQuery<EndedVisit>(
                $"DELETE FROM counter.visit WHERE touched_at <= {idle} RETURNING id, site, over"
            )
            .ToListAsync(cancellationToken);
        foreach (var visit in ended.Where(v => !v.Over))
        {
            db.Add(AuditEntry.For("counter.visit-abandoned", Actor.Worker, visit.Id, time, ("site", visit.Site)));
        }

        // A card is always stored together with its visit, so a card without a visit has lost it.
        var lost = await db
            .Database.SqlQuery<Guid>(
                $"""
                UPDATE cards.card c SET status = {nameof(CardStatus.Spoiled)}, spoil_reason = {SpoilReason.Abandoned}
                WHERE c.status = {nameof(
                    CardStatus.Printing
                )} AND NOT EXISTS (SELECT FROM counter.visit v WHERE v.card_id = c.id) RETURNING c.id
                """
            )
            .ToListAsync(cancellationToken);
        foreach (var card in lost)
        {
            db.Add(AuditEntry.For("card.spoiled", Actor.Worker, card, time, ("reason", SpoilReason.Abandoned)));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private sealed record EndedVisit(Guid Id, string Site, bool Over);
}
