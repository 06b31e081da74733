using System.Globalization;
using CityKey.Data;
using CityKey.Data.Records;
using CityKey.Domain.Applications;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Review;

/// <summary>The last row of a page of the queue; the next page begins after it.</summary>
public sealed record QueuePosition(DateTimeOffset At, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}_{Id:N}");

    /// <summary>Parses what <see cref="ToString"/> wrote.</summary>
    /// <returns>Null for anything else; the caller then shows the first page.</returns>
    public static QueuePosition? Read(string? text) =>
        text?.Split('_') is [var ticks, var id]
        && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at)
        && at is > 0 and < 3_155_378_975_999_999_999
        && Guid.TryParseExact(id, "N", out var guid)
            ? new QueuePosition(new DateTimeOffset(at, TimeSpan.Zero), guid)
            : null;
}

/// <summary>Lists and counts of the review queue. They hold no names, because the table has none.</summary>
public sealed class ReviewWorklist(CityKeyDb db)
{
    public const int PageLength = 20;

    /// <summary>The highest number that a badge shows; a larger count is shown as this number and a plus
    /// sign.</summary>
    public const int MostCounted = 999;

    private static readonly ApplicationStatus[] Working =
    [
        ApplicationStatus.InReview,
        ApplicationStatus.UnderAppeal,
        ApplicationStatus.AwaitingResident,
    ];
    private static readonly ApplicationStatus[] Writing = [ApplicationStatus.Denied, ApplicationStatus.Approved];

    public Task<int> CountAsync(ApplicationStatus status, CancellationToken cancellationToken) =>
        db
            .QueueItems.Where(q => q.Status == status)
            .OrderBy(q => q.SubmittedAt)
            .Take(MostCounted + 1)
            .CountAsync(cancellationToken);

    /// <summary>Counts the appeals that this member of staff may hear.</summary>
    public Task<int> CountAppealsAsync(Guid staff, CancellationToken cancellationToken) =>
        Untaken(staff).OrderBy(q => q.SubmittedAt).Take(MostCounted + 1).CountAsync(cancellationToken);

    /// <summary>One page of the applications in a status, longest wait first.</summary>
    public async Task<(IReadOnlyList<QueueItem> Items, QueuePosition? Next)> ListAsync(
        ApplicationStatus status,
        QueuePosition? after,
        CancellationToken cancellationToken
    )
    {
        var items = db.QueueItems.AsNoTracking().Where(q => q.Status == status);
        if (after is not null)
        {
            var (at, id) = after;
            items = items.Where(q =>
                EF.Functions.GreaterThan(ValueTuple.Create(q.SubmittedAt, q.ApplicationId), ValueTuple.Create(at, id))
            );
        }

        var found = await items
            .OrderBy(q => q.SubmittedAt)
            .ThenBy(q => q.ApplicationId)
            .Take(PageLength + 1)
            .ToListAsync(cancellationToken);
        var next =
            found.Count > PageLength
                ? new QueuePosition(found[PageLength - 1].SubmittedAt, found[PageLength - 1].ApplicationId)
                : null;
        return (found.Take(PageLength).ToList(), next);
    }

    /// <summary>The applications that a member of staff has claimed and not decided, or that have an unread message for
    /// them. Those that wait for the resident come last.</summary>
    public Task<List<QueueItem>> MineAsync(Guid staff, CancellationToken cancellationToken) =>
        db
            .QueueItems.AsNoTracking()
            .Where(q =>
                q.ClaimedBy == staff && (Working.Contains(q.Status) || (q.WaitingMessage && Writing.Contains(q.Status)))
            )
            .OrderBy(q => q.Status == ApplicationStatus.AwaitingResident && !q.WaitingMessage)
            .ThenBy(q => q.ClaimedAt)
            .Take(PageLength)
            .ToListAsync(cancellationToken);

    /// <summary>The unclaimed appeals that this member of staff may hear: all but those of their own denials.</summary>
    public Task<List<QueueItem>> AppealsAsync(Guid staff, CancellationToken cancellationToken) =>
        Untaken(staff).OrderBy(q => q.SubmittedAt).Take(PageLength).ToListAsync(cancellationToken);

    public static string Capped(int count) =>
        count > MostCounted
            ? string.Create(CultureInfo.CurrentCulture, $"{MostCounted}+")
            : count.ToString(CultureInfo.CurrentCulture);

    private IQueryable<QueueItem> Untaken(Guid staff) =>
        db
            .QueueItems.AsNoTracking()
            .Where(q => q.Status == ApplicationStatus.UnderAppeal && q.ClaimedBy == null && q.DecidedBy != staff);
}
