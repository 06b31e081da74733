using CityKey.Domain.People;

namespace CityKey.Domain;

/// <summary>A fact about a record, for audit and outbox: codes and ids, never anything personal.</summary>
public sealed record DomainEvent(
    string Code,
    Guid Subject,
    Actor By,
    DateTimeOffset At,
    IReadOnlyDictionary<string, string> Detail
);

/// <summary>A record whose changes are facts. The save that stores the change stores them too.</summary>
public abstract class Entity
{
    private readonly List<DomainEvent> events = [];

    public IReadOnlyList<DomainEvent> Events => events;

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
