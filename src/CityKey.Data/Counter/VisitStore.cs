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
    public async Task StartAsync(VisitKey key, VisitHolder holder, Visit visit, CancellationToken cancel)
    {
        db.Add(
            new VisitRow
            {
                Id = key.Id,
                ClerkId = holder.ClerkId,
                Site = visit.Site,
                TouchedAt = time.GetUtcNow(),
                Sealed = SealedVisit.Seal(visit, key, holder),
            }
        );
        Note("started", key.Id, holder.Actor, ("site", visit.Site), ("keeps", visit.Keeps.ToString()));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure)
            when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Opens the visit of a key. Dispose of it when the request ends.</summary>
    /// <returns>Null when it is over, idle, another clerk's or another session's.</returns>
    public async Task<OpenedVisit?> OpenAsync(VisitKey key, VisitHolder holder, CancellationToken cancel)
    {
        var (id, now) = (key.Id, time.GetUtcNow());
        var (alive, touchedBefore) = (now - Idle, now - Touched);
        // Before the row is read, so that its version is the one that a save finds.
        await db
            .Visits.Where(v =>
                v.Id == id && v.ClerkId == holder.ClerkId && v.TouchedAt > alive && v.TouchedAt < touchedBefore
            )
            .ExecuteUpdateAsync(u => u.SetProperty(v => v.TouchedAt, now), cancel);
        if (await db.Visits.SingleOrDefaultAsync(v => v.Id == id && v.ClerkId == holder.ClerkId, cancel) is not { } row)
        {
            return null;
        }

        if (row.TouchedAt <= alive)
        {
            await EndAsync(row, holder, VisitEnd.Abandoned, cancel);
            return null;
        }

        try
        {
            return new OpenedVisit(SealedVisit.Open(row.Sealed, key, holder), row, key, holder);
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }

    /// <summary>Keeps what has changed. A card that was printed of what it was before is spoiled.</summary>
    public async Task KeepAsync(OpenedVisit opened, Visit changed, CancellationToken cancel)
    {
        if (changed.Card is null && opened.Row.CardId is not null)
        {
            await SpoilAsync(opened.Row, SpoilReason.Corrected, opened.Holder.Actor, cancel);
        }

        Seal(opened, changed);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Keeps the photo in the visit and nowhere else.</summary>
    public async Task KeepPhotoAsync(OpenedVisit opened, ImageAccepted photo, CancellationToken cancel)
    {
        var sealedPhoto = SealedVisit.SealPhoto(photo.Jpeg, opened.Key, opened.Holder);
        if (await PhotoRowAsync(opened, cancel) is { } before)
        {
            before.Sealed = sealedPhoto;
        }
        else
        {
            db.Add(new VisitPhoto { VisitId = opened.Row.Id, Sealed = sealedPhoto });
        }

        await KeepAsync(opened, opened.Visit.WithPhoto(Guid.CreateVersion7()), cancel);
    }

    /// <returns>Null before a photo was taken.</returns>
    public async Task<byte[]?> PhotoAsync(OpenedVisit opened, CancellationToken cancel) =>
        await PhotoRowAsync(opened, cancel) is { } row
            ? SealedVisit.OpenPhoto(row.Sealed, opened.Key, opened.Holder)
            : null;

    /// <summary>Ends a visit and deletes what it held.</summary>
    public Task EndAsync(OpenedVisit opened, VisitEnd how, CancellationToken cancel) =>
        EndAsync(opened.Row, opened.Holder, how, cancel);

    internal void Seal(OpenedVisit opened, Visit changed)
    {
        opened.Row.Sealed = SealedVisit.Seal(changed, opened.Key, opened.Holder);
        opened.Row.TouchedAt = time.GetUtcNow();
        opened.Visit = changed;
    }

    internal Task<VisitPhoto?> PhotoRowAsync(OpenedVisit opened, CancellationToken cancel)
    {
        var id = opened.Row.Id;
        return db.VisitPhotos.SingleOrDefaultAsync(p => p.VisitId == id, cancel);
    }

    internal async Task SpoilAsync(VisitRow row, string reason, Actor by, CancellationToken cancel)
    {
        if (
            row.CardId is { } id
            && await db.Cards.SingleAsync(c => c.Id == id, cancel) is { Status: CardStatus.Printing } card
        )
        {
            card.Spoil(reason, by, time.GetUtcNow());
        }

        row.CardId = null;
    }

    internal void Note(string what, Guid visit, Actor by, params (string Name, string Value)[] detail) =>
        db.Add(AccountEntries.Of($"counter.visit-{what}", by, visit, time, detail));

    private async Task EndAsync(VisitRow row, VisitHolder holder, VisitEnd how, CancellationToken cancel)
    {
        await SpoilAsync(
            row,
            how == VisitEnd.Cancelled ? SpoilReason.Cancelled : SpoilReason.Abandoned,
            holder.Actor,
            cancel
        );
        db.Remove(row);
        // A visit that led to a slip has been noted with its outcome.
        if (!row.Over)
        {
            Note(how == VisitEnd.Cancelled ? "cancelled" : "abandoned", row.Id, holder.Actor, ("site", row.Site));
        }

        await db.SaveChangesAsync(cancel);
    }
}
