using CityKey.Data.Outbox;
using CityKey.Data.Records;
using CityKey.Domain;
using CityKey.Domain.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CityKey.Data.Audit;

/// <summary>Turns what entities recorded into audit and outbox rows of the same save, so that neither can be
/// forgotten.</summary>
internal sealed class DomainEventsInterceptor : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(
        DbContextEventData eventData,
        InterceptionResult<int> result
    ) =>
        throw new NotSupportedException(
            "Saving is asynchronous here: a request thread must not wait for the database."
        );

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var db = eventData.Context!;
        var entities = Tracked(db);
        foreach (var domainEvent in entities.SelectMany(e => e.Events))
        {
            db.Add(EntryFor(domainEvent));
            db.AddRange(OutboxRules.MessagesFor(domainEvent));
        }

        await QueueUpdates.FollowAsync(db, entities.OfType<Application>(), cancellationToken);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        foreach (var entity in Tracked(eventData.Context!))
        {
            entity.ClearEvents();
        }

        return ValueTask.FromResult(result);
    }

    // A failed save stored nothing; its rows must not ride along with the next attempt, which records them anew.
    public override Task SaveChangesFailedAsync(
        DbContextErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        var unsaved = eventData
            .Context!.ChangeTracker.Entries()
            .Where(e => e.State == EntityState.Added && e.Entity is AuditEntry or OutboxMessage)
            .ToList();
        unsaved.ForEach(e => e.State = EntityState.Detached);
        return Task.CompletedTask;
    }

    // What is tracked, and not what of it has changed: the save looks for changes itself, and twice as much would be a
    // tenth of all its work.
    private static List<Entity> Tracked(DbContext db)
    {
        var looks = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. db.ChangeTracker.Entries<Entity>().Select(e => e.Entity)];
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = looks;
        }
    }

    private static AuditEntry EntryFor(DomainEvent domainEvent) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            At = domainEvent.At,
            ActorKind = domainEvent.By.Kind.ToString(),
            ActorId = domainEvent.By.Id,
            Action = domainEvent.Code,
            Subject = domainEvent.Subject,
            Detail = domainEvent.Detail.ToDictionary(StringComparer.Ordinal),
        };
}
