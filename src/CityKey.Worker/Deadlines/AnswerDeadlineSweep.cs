using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Worker.Deadlines;

/// <summary>Closes applications whose residents did not answer in time. Nothing is deleted: they are records.</summary>
public sealed class AnswerDeadlineSweep(CityKeyDb db, SwitchChangeHistory history, TimeProvider time)
    : DeadlineSweep(db, history, time)
{
    protected override IQueryable<Overdue> Page(Overdue after, DateTimeOffset now) =>
        Db.Database.SqlQuery<Overdue>(
            $"""
            SELECT id, asked_at AS began_at, answer_due_at AS due_at FROM intake.application
            WHERE status = 'AwaitingResident' AND answer_due_at <= {now} AND asked_at IS NOT NULL
                AND (answer_due_at, id) > ({after.DueAt}, {after.Id})
            ORDER BY answer_due_at, id LIMIT {Batch}
            """
        );

    protected override async Task<int> EndAsync(
        Guid[] over,
        IReadOnlyList<SwitchChange> changes,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var waiting = await Db
            .Applications.FromSql(
                $"""
                SELECT *, xmin FROM intake.application
                WHERE id = ANY({over}) AND status = 'AwaitingResident' FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(cancellationToken);
        // An application that was answered and asked again since has a new deadline.
        waiting.RemoveAll(a => a.AnswerDeadline(changes, now) is not { IsOver: true });
        waiting.ForEach(application => application.Lapse(Actor.Worker, now));
        await Db.SaveChangesAsync(cancellationToken);
        return waiting.Count;
    }
}
