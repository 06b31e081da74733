using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Worker.Deadlines;

/// <summary>Finds applications past their calendar date and ends those whose deadline, tolled while the portal was
/// closed, is over. Several workers may sweep at once.</summary>
public abstract class DeadlineSweep(CityKeyDb db, SwitchChangeHistory history, TimeProvider time)
{
    /// <summary>The most applications that are ended in one transaction.</summary>
    public const int Batch = 20;

    protected CityKeyDb Db { get; } = db;

    /// <summary>Ends everything that is due.</summary>
    /// <returns>The number of applications that this worker ended.</returns>
    public async Task<int> DoDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var changes = await history.ReadAsync(cancellationToken);
        var ended = 0;
        var after = new Overdue(Guid.Empty, DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        // Reads to the end: deadlines that were tolled may come before others that are over.
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

    /// <summary>The next <see cref="Batch"/> rows after <paramref name="after"/>, by date and id.</summary>
    protected abstract IQueryable<Overdue> Page(Overdue after, DateTimeOffset now);

    /// <summary>Locks the applications, skips those locked by another worker, checks them again and ends
    /// them.</summary>
    protected abstract Task<int> EndAsync(
        Guid[] over,
        IReadOnlyList<SwitchChange> changes,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>An application past its calendar date.</summary>
    protected sealed record Overdue(Guid Id, DateTimeOffset BeganAt, DateTimeOffset DueAt);
}
