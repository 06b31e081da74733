using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Records;

/// <summary>Ends drafts whose time is over, and deletes what was written in them where the rule allows. Otherwise it
/// stays sealed, and nobody but its resident ever had a key to it.</summary>
public sealed class DraftExpiry(CityKeyDb db, SwitchTurns switchTurns, DeletionCheck deletion, TimeProvider time)
    : OverdueWalk(db, switchTurns, time)
{
    protected override IQueryable<Overdue> Page(Overdue after, DateTimeOffset now) =>
        Db.Database.SqlQuery<Overdue>(
            $"""
            SELECT id, started_at AS began_at, draft_expires_at AS due_at FROM intake.application
            WHERE status = 'Draft' AND draft_expires_at <= {now} AND (draft_expires_at, id) > ({after.DueAt}, {after.Id})
            ORDER BY draft_expires_at, id LIMIT {Batch}
            """
        );

    protected override async Task<int> EndAsync(
        Guid[] over,
        IReadOnlyList<SwitchTurn> turns,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var drafts = await Db
            .Applications.FromSql(
                $"SELECT *, xmin FROM intake.application WHERE id = ANY({over}) AND status = 'Draft' FOR UPDATE SKIP LOCKED"
            )
            .ToListAsync(cancel);
        drafts.RemoveAll(d => !d.DraftDeadline(turns, now).IsOver);
        drafts.ForEach(d => d.Expire(Actor.Worker, now));
        await Db.SaveChangesAsync(cancel);
        foreach (var draft in drafts)
        {
            await deletion.DeleteDraftAsync(draft.Id, cancel);
        }

        return drafts.Count;
    }
}
