using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Worker.Deadlines;

/// <summary>Walks what is past its date by the calendar and ends what is over by the clock that stands while the portal
/// is closed. Several workers may walk at once.</summary>
public abstract class DeadlineSweep(CityKeyDb db, SwitchChangeHistory history, TimeProvider time)
{
    /// <summary>How many are ended in one transaction.</summary>
    public const int Batch = 20;

    protected CityKeyDb Db { get; } = db;

    /// <returns>How many this worker ended.</returns>
    public async Task<int> DoDueAsync(CancellationToken cancellationToken)
    {
        var (now, changes) = (time.GetUtcNow(), await history.ReadAsync(cancellationToken));
        var (ended, after) = (0, new Overdue(Guid.Empty, DateTimeOffset.MinValue, DateTimeOffset.MinValue));
        // Behind what a pause has moved there may be what is over, so the walk goes to the end.
        while (await Page(after, now).ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1];
            var over = page.Where(o => Tolling.Read(changes, o.BeganAt, o.DueAt, now).IsOver)
                .Select(o => o.Id)
                .ToArray();
            if (over.Length > 0)
            {
                await using var transaction = await Db.Database.BeginTransactionAsync(cancellationToken);
                ended += await EndAsync(over, changes, now, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                Db.ChangeTracker.Clear();
            }
        }

        return ended;
    }

    /// <summary>The next <see cref="Batch"/> behind <paramref name="after"/>, by date and id.</summary>
    protected abstract IQueryable<Overdue> Page(Overdue after, DateTimeOffset now);

    /// <summary>Ends those of them that no other worker holds and that are still over under the lock.</summary>
    protected abstract Task<int> EndAsync(
        Guid[] over,
        IReadOnlyList<SwitchChange> changes,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>One that is past its date by the calendar.</summary>
    protected sealed record Overdue(Guid Id, DateTimeOffset BeganAt, DateTimeOffset DueAt);
}
