using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Worker.Deadlines;

/// <summary>Ends expired drafts and deletes their content where <c>DeletionRule</c> allows it. Otherwise the content
/// stays sealed, under a key that only the resident ever had.</summary>
public sealed class DraftExpirySweep(
    CityKeyDb db,
    SwitchChangeHistory history,
    DeletionCheck deletion,
    TimeProvider time
) : DeadlineSweep(db, history, time)
{
    protected override IQueryable<Overdue> Page(Overdue after, DateTimeOffset now) =>
        Db.Database.SqlQuery<Overdue>(
            $"""
            SELECT id, started_at AS began_at, draft_expires_at AS due_at FROM intake.application
            WHERE status = 'Draft' AND draft_expires_at <= {now}
                AND (draft_expires_at, id) > ({after.DueAt}, {after.Id})
            ORDER BY draft_expires_at, id LIMIT {Batch}
            """
        );

    protected override async Task<int> EndAsync(
        Guid[] over,
        IReadOnlyList<SwitchChange> changes,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var drafts = await Db
            .Applications.FromSql(
                $"""
                SELECT *, xmin FROM intake.application
                WHERE id = ANY({over}) AND status = 'Draft' FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(cancellationToken);
        drafts.RemoveAll(d => !d.DraftDeadline(changes, now).IsOver);
        drafts.ForEach(d => d.Expire(Actor.Worker, now));
        await Db.SaveChangesAsync(cancellationToken);
        foreach (var draft in drafts)
        {
            await deletion.DeleteDraftAsync(draft.Id, cancellationToken);
        }

        return drafts.Count;
    }
}
