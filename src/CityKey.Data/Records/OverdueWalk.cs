using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Records;

/// <summary>Walks what is past its date by the calendar and ends what is over by the clock that stands while the portal
/// is closed. Several workers may walk at once.</summary>
public abstract class OverdueWalk(CityKeyDb db, SwitchTurns switchTurns, TimeProvider time)
{
    /// <summary>How many are ended in one transaction.</summary>
    public const int Batch = 20;

    protected CityKeyDb Db { get; } = db;

    /// <returns>How many this worker ended.</returns>
    public async Task<int> DoDueAsync(CancellationToken cancel)
    {
        var (now, turns) = (time.GetUtcNow(), await switchTurns.ReadAsync(cancel));
        var (ended, after) = (0, new Overdue(Guid.Empty, DateTimeOffset.MinValue, DateTimeOffset.MinValue));
        // Behind what a pause has moved there may be what is over, so the walk goes to the end.
        while (await Page(after, now).ToListAsync(cancel) is { Count: > 0 } page)
        {
            after = page[^1];
            var over = page.Where(o => StoppedClock.Read(turns, o.BeganAt, o.DueAt, now).IsOver)
                .Select(o => o.Id)
                .ToArray();
            if (over.Length > 0)
            {
                await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
                ended += await EndAsync(over, turns, now, cancel);
                await transaction.CommitAsync(cancel);
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
        IReadOnlyList<SwitchTurn> turns,
        DateTimeOffset now,
        CancellationToken cancel
    );

    /// <summary>One that is past its date by the calendar.</summary>
    protected sealed record Overdue(Guid Id, DateTimeOffset BeganAt, DateTimeOffset DueAt);
}
