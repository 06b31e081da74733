using CityKey.Data;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.Legal;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Legal;

/// <summary>One hold as its list shows it.</summary>
/// <param name="Reference">Of the one application it covers.</param>
public sealed record HoldRow(Hold Hold, string PlacedBy, string? ReleasedBy, string? Reference);

/// <summary>Holds: in force for every deletion from the moment that placing them is done.</summary>
public sealed class LegalHolds(CityKeyDb db, CityProfile city, TimeProvider time)
{
    private const int Shown = 50;

    /// <summary>Those in force first, then those released, each the latest first.</summary>
    public async Task<IReadOnlyList<HoldRow>> ListAsync(CancellationToken cancellationToken)
    {
        var holds = await db
            .Holds.AsNoTracking()
            .OrderBy(h => h.ReleasedAt != null)
            .ThenByDescending(h => h.PlacedAt)
            .Take(Shown)
            .ToListAsync(cancellationToken);
        var people = holds
            .Select(h => h.PlacedBy)
            .Concat(holds.Select(h => h.ReleasedBy).OfType<Guid>())
            .Distinct()
            .ToList();
        var names = await db
            .Users.AsNoTracking()
            .Where(a => people.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.UserName!, cancellationToken);
        var covered = holds.Select(h => h.ApplicationId).OfType<Guid>().Distinct().ToList();
        var references = await db
            .Applications.AsNoTracking()
            .Where(a => covered.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.Reference, cancellationToken);
        return
        [
            .. holds.Select(h => new HoldRow(
                h,
                names.GetValueOrDefault(h.PlacedBy, ""),
                h.ReleasedBy is { } by ? names.GetValueOrDefault(by, "") : null,
                h.ApplicationId is { } one ? ReferenceNumber.Show(references[one]) : null
            )),
        ];
    }

    /// <summary>The application of a reference, also one that was never handed in.</summary>
    public Task<Guid?> FindAsync(string? reference, CancellationToken cancellationToken) =>
        ReferenceNumber.TryRead(reference, out var normal)
            ? db
                .Applications.Where(a => a.Reference == normal)
                .Select(a => (Guid?)a.Id)
                .SingleOrDefaultAsync(cancellationToken)
            : Task.FromResult<Guid?>(null);

    public Task PlaceOnEverythingAsync(string reason, Actor by, CancellationToken cancellationToken) =>
        SaveAsync(Hold.OnEverything(reason, by, time.GetUtcNow()), cancellationToken);

    public Task PlaceOnApplicationAsync(
        Guid application,
        string reason,
        Actor by,
        CancellationToken cancellationToken
    ) => SaveAsync(Hold.OnApplication(application, reason, by, time.GetUtcNow()), cancellationToken);

    /// <param name="to">The last day that is covered.</param>
    public Task PlaceOnDaysAsync(
        DateOnly from,
        DateOnly to,
        string reason,
        Actor by,
        CancellationToken cancellationToken
    ) =>
        SaveAsync(
            Hold.OnHandedIn(StartOf(from), StartOf(to.AddDays(1)), reason, by, time.GetUtcNow()),
            cancellationToken
        );

    /// <exception cref="RuleViolationException">There is none, or it is released already.</exception>
    public async Task ReleaseAsync(Guid id, Actor by, CancellationToken cancellationToken)
    {
        var hold =
            await db.Holds.SingleOrDefaultAsync(h => h.Id == id, cancellationToken)
            ?? throw new RuleViolationException("hold.unknown", "There is no such hold.");
        hold.Release(by, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SaveAsync(Hold hold, CancellationToken cancellationToken)
    {
        db.Add(hold);
        await db.SaveChangesAsync(cancellationToken);
    }

    // The day as the city's people count it; PostgreSQL keeps universal time.
    private DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(
            midnight,
            TimeZoneInfo.FindSystemTimeZoneById(city.TimeZone).GetUtcOffset(midnight)
        ).ToUniversalTime();
    }
}
