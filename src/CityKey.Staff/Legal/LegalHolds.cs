using CityKey.Data;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.Legal;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Legal;

/// <summary>A row of the list of holds.</summary>
/// <param name="PlacedBy">The user name; empty when the account is gone.</param>
/// <param name="Reference">The application that the hold covers; null when it covers more than one.</param>
public sealed record HoldRow(Hold Hold, string PlacedBy, string? ReleasedBy, string? Reference);

/// <summary>Places, lists and releases legal holds. A hold stops every deletion that begins after the hold was
/// saved.</summary>
public sealed class LegalHolds(CityKeyDb db, CityProfile city, TimeProvider time)
{
    private const int Shown = 50;

    /// <summary>Holds in force, then released holds, newest first.</summary>
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

    /// <summary>Finds an application, including a draft.</summary>
    /// <param name="reference">As a person typed it.</param>
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

    /// <summary>Covers the applications that were submitted on these days, in the city's time zone.</summary>
    /// <param name="to">Inclusive.</param>
    public Task PlaceOnDaysAsync(
        DateOnly from,
        DateOnly to,
        string reason,
        Actor by,
        CancellationToken cancellationToken
    ) =>
        SaveAsync(Hold.OnHandedIn(city.StartOf(from), city.EndOf(to), reason, by, time.GetUtcNow()), cancellationToken);

    /// <exception cref="RuleViolationException">The hold does not exist, or is released already.</exception>
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
}
