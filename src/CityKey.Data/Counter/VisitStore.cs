using CityKey.Data.Accounts;
using CityKey.Data.Sealing;
using CityKey.Data.Uploads;
using CityKey.Domain.Cards;
using CityKey.Domain.Counter;
using CityKey.Domain.People;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Data.Counter;

/// <summary>How a visit ends that led to nothing; the audit says which.</summary>
public enum VisitEnd
{
    Cancelled,
    Abandoned,
}

/// <summary>Keeps a visit while it lasts. It has no wire to the portal's switch, and leaves nothing behind.</summary>
public sealed class VisitStore(CityKeyDb db, TimeProvider time)
{
    /// <summary>A visit that nobody touches for so long is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    // Not each page writes: half a minute more or less of idleness is nothing.
    private static readonly TimeSpan Touched = TimeSpan.FromSeconds(30);

    /// <summary>Begins a visit, once however often it is sent.</summary>
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

    /// <summary>Opens the visit of a key. Dispose of it when the request ends.</summary>
    /// <returns>Null when it is over, idle, another clerk's or another session's.</returns>
    public async Task<OpenedVisit?> OpenAsync(VisitKey key, VisitOwner owner, CancellationToken cancellationToken)
    {
        var (id, now) = (key.Id, time.GetUtcNow());
        var (alive, touchedBefore) = (now - Idle, now - Touched);
        // Before the row is read, so that its version is the one that a save finds.
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

    /// <summary>Keeps what has changed. A card that was printed of what it was before is spoiled.</summary>
    public async Task KeepAsync(OpenedVisit opened, Visit changed, CancellationToken cancellationToken)
    {
        if (changed.Card is null && opened.Row.CardId is not null)
        {
            await SpoilAsync(opened.Row, SpoilReason.Corrected, opened.Holder.Actor, cancellationToken);
        }

        Seal(opened, changed);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Keeps the photo in the visit and nowhere else.</summary>
    public async Task KeepPhotoAsync(OpenedVisit opened, ImageAccepted photo, CancellationToken cancellationToken)
    {
        var sealedPhoto = SealedVisit.SealPhoto(photo.Jpeg, opened.Key, opened.Holder);
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

    /// <returns>Null before a photo was taken.</returns>
    public async Task<byte[]?> PhotoAsync(OpenedVisit opened, CancellationToken cancellationToken) =>
        await PhotoRowAsync(opened, cancellationToken) is { } row
            ? SealedVisit.OpenPhoto(row.Sealed, opened.Key, opened.Holder)
            : null;

    /// <summary>Ends a visit and deletes what it held.</summary>
    public Task EndAsync(OpenedVisit opened, VisitEnd how, CancellationToken cancellationToken) =>
        EndAsync(opened.Row, opened.Holder, how, cancellationToken);

    public void Seal(OpenedVisit opened, Visit changed)
    {
        opened.Row.Sealed = SealedVisit.Seal(changed, opened.Key, opened.Holder);
        opened.Row.TouchedAt = time.GetUtcNow();
        opened.Visit = changed;
    }

    public Task<VisitPhoto?> PhotoRowAsync(OpenedVisit opened, CancellationToken cancellationToken)
    {
        var id = opened.Row.Id;
        return db.VisitPhotos.SingleOrDefaultAsync(p => p.VisitId == id, cancellationToken);
    }

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

    public void Note(string what, Guid visit, Actor by, params (string Name, string Value)[] detail) =>
        db.Add(AccountEntries.Of($"counter.visit-{what}", by, visit, time, detail));

    private async Task EndAsync(VisitRow row, VisitOwner owner, VisitEnd how, CancellationToken cancellationToken)
    {
        await SpoilAsync(
            row,
            how == VisitEnd.Cancelled ? SpoilReason.Cancelled : SpoilReason.Abandoned,
            owner.Actor,
            cancellationToken
        );
        db.Remove(row);
        // A visit that led to a slip has been noted with its outcome.
        if (!row.Over)
        {
            Note(how == VisitEnd.Cancelled ? "cancelled" : "abandoned", row.Id, owner.Actor, ("site", row.Site));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
