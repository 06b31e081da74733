using CityKey.Data.Audit;
using CityKey.Data.Sealing;
using CityKey.Data.Uploads;
using CityKey.Domain.Cards;
using CityKey.Domain.Counter;
using CityKey.Domain.People;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Data.Counter;

/// <summary>How a visit ends that led to no card and no refusal.</summary>
public enum VisitEnd
{
    Cancelled,
    Abandoned,
}

/// <summary>Stores counter visits while they last. Visits work in every state of the portal, and are deleted when they
/// end.</summary>
public sealed class VisitStore(CityKeyDb db, TimeProvider time)
{
    /// <summary>A visit without a request for this long is abandoned.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    // Not every page writes: half a minute does not matter to the idle timeout.
    private static readonly TimeSpan TouchPrecision = TimeSpan.FromSeconds(30);

    /// <summary>Starts a visit. Starting it again with the same key does nothing.</summary>
    public async Task StartAsync(VisitKey key, VisitOwner owner, Visit visit, CancellationToken cancellationToken)
    {
        db.Add(
            new VisitRow
            {
                Id = key.Id,
                ClerkId = owner.ClerkId,
                Site = visit.Site,
                TouchedAt = time.GetUtcNow(),
                Sealed = SealedVisit.Seal(visit, key, owner),
            }
        );
        Note("started", key.Id, owner.Actor, ("site", visit.Site), ("keeps", visit.Keeps.ToString()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure)
            when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Opens the visit of a key. The caller disposes of it when the request ends.</summary>
    /// <returns>Null when the visit has ended or was idle for too long, or belongs to another clerk or
    /// session.</returns>
    public async Task<OpenedVisit?> OpenAsync(VisitKey key, VisitOwner owner, CancellationToken cancellationToken)
    {
        var id = key.Id;
        var now = time.GetUtcNow();
        var alive = now - Idle;
        var touchedBefore = now - TouchPrecision;
        // Before the row is read: the update changes the row version, and a later save compares it.
        await db
            .Visits.Where(v =>
                v.Id == id && v.ClerkId == owner.ClerkId && v.TouchedAt > alive && v.TouchedAt < touchedBefore
            )
            .ExecuteUpdateAsync(u => u.SetProperty(v => v.TouchedAt, now), cancellationToken);
        if (
            await db.Visits.SingleOrDefaultAsync(v => v.Id == id && v.ClerkId == owner.ClerkId, cancellationToken)
            is not { } row
        )
        {
            return null;
        }

        if (row.TouchedAt <= alive)
        {
            await EndAsync(row, owner, VisitEnd.Abandoned, cancellationToken);
            return null;
        }

        try
        {
            return new OpenedVisit(SealedVisit.Open(row.Sealed, key, owner), row, key, owner);
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }

    /// <summary>Stores a changed visit. A card that was printed from the earlier answers is spoiled.</summary>
    public async Task KeepAsync(OpenedVisit opened, Visit changed, CancellationToken cancellationToken)
    {
        if (changed.Card is null && opened.Row.CardId is not null)
        {
            await SpoilAsync(opened.Row, SpoilReason.Corrected, opened.Owner.Actor, cancellationToken);
        }

        Seal(opened, changed);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Stores the photo with the visit.</summary>
    public async Task KeepPhotoAsync(OpenedVisit opened, ImageAccepted photo, CancellationToken cancellationToken)
    {
        var sealedPhoto = SealedVisit.SealPhoto(photo.Jpeg, opened.Key, opened.Owner);
        if (await PhotoRowAsync(opened, cancellationToken) is { } before)
        {
            before.Sealed = sealedPhoto;
        }
        else
        {
            db.Add(new VisitPhoto { VisitId = opened.Row.Id, Sealed = sealedPhoto });
        }

        await KeepAsync(opened, opened.Visit.WithPhoto(Guid.CreateVersion7()), cancellationToken);
    }

    /// <returns>The JPEG; null before a photo was taken.</returns>
    public async Task<byte[]?> PhotoAsync(OpenedVisit opened, CancellationToken cancellationToken) =>
        await PhotoRowAsync(opened, cancellationToken) is { } row
            ? SealedVisit.OpenPhoto(row.Sealed, opened.Key, opened.Owner)
            : null;

    /// <summary>Ends a visit and deletes it. A card that is being printed is spoiled.</summary>
    public Task EndAsync(OpenedVisit opened, VisitEnd how, CancellationToken cancellationToken) =>
        EndAsync(opened.Row, opened.Owner, how, cancellationToken);

    /// <summary>Seals a changed visit. The next save of the context stores it.</summary>
    public void Seal(OpenedVisit opened, Visit changed)
    {
        opened.Row.Sealed = SealedVisit.Seal(changed, opened.Key, opened.Owner);
        opened.Row.TouchedAt = time.GetUtcNow();
        opened.Visit = changed;
    }

    /// <summary>The tracked row of the photo, still sealed.</summary>
    /// <returns>Null before a photo was taken.</returns>
    public Task<VisitPhoto?> PhotoRowAsync(OpenedVisit opened, CancellationToken cancellationToken)
    {
        var id = opened.Row.Id;
        return db.VisitPhotos.SingleOrDefaultAsync(p => p.VisitId == id, cancellationToken);
    }

    /// <summary>Spoils the card that is being printed, if there is one. The next save of the context stores
    /// it.</summary>
    /// <param name="reason">One of <see cref="SpoilReason"/>.</param>
    public async Task SpoilAsync(VisitRow row, string reason, Actor by, CancellationToken cancellationToken)
    {
        if (
            row.CardId is { } id
            && await db.Cards.SingleAsync(c => c.Id == id, cancellationToken) is { Status: CardStatus.Printing } card
        )
        {
            card.Spoil(reason, by, time.GetUtcNow());
        }

        row.CardId = null;
    }

    /// <summary>Adds an audit entry on a visit. The next save of the context stores it.</summary>
    /// <param name="what">Appended to <c>counter.visit-</c>.</param>
    public void Note(string what, Guid visit, Actor by, params (string Name, string Value)[] detail) =>
        db.Add(AuditEntry.For($"counter.visit-{what}", by, visit, time, detail));

    private async Task EndAsync(VisitRow row, VisitOwner owner, VisitEnd how, CancellationToken cancellationToken)
    {
        await SpoilAsync(
            row,
            how == VisitEnd.Cancelled ? SpoilReason.Cancelled : SpoilReason.Abandoned,
            owner.Actor,
            cancellationToken
        );
        db.Remove(row);
        // The outcome of a visit that led to a slip is audited already.
        if (!row.Over)
        {
            Note(how == VisitEnd.Cancelled ? "cancelled" : "abandoned", row.Id, owner.Actor, ("site", row.Site));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
