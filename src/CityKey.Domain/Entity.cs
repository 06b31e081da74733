using CityKey.Domain.People;

namespace CityKey.Domain;

/// <summary>A change of a record, for audit and outbox: codes and ids, never personal data.</summary>
public sealed record DomainEvent(
    string Code,
    Guid Subject,
    Actor By,
    DateTimeOffset At,
    IReadOnlyDictionary<string, string> Detail
);

/// <summary>A record that collects events about its changes. The save that stores a change stores its audit and outbox
/// rows in the same transaction.</summary>
public abstract class Entity
{
    private readonly List<DomainEvent> events = [];

    /// <summary>Events since the last save, in order.</summary>
    public IReadOnlyList<DomainEvent> Events => events;

    /// <summary>Called after a successful save.</summary>
    public void ClearEvents() => events.Clear();

    protected void Record(
        string code,
        Guid subject,
        Actor by,
        DateTimeOffset at,
        params (string Name, string Value)[] detail
    ) =>
        events.Add(
            new DomainEvent(
                code,
                subject,
                by,
                at,
                detail.ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal)
            )
        );
}
