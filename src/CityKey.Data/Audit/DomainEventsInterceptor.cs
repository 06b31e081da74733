using CityKey.Data.Outbox;
using CityKey.Data.Records;
using CityKey.Domain;
using CityKey.Domain.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CityKey.Data.Audit;

/// <summary>Writes the events of entities as audit and outbox rows in the same save as their changes.</summary>
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

    // A failed save stored nothing. Its rows are removed, because the next attempt creates them again.
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

    // Without change detection: the save detects changes itself, and doing it twice takes a tenth of its time.
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
