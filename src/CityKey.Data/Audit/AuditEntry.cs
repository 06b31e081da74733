using CityKey.Domain.People;

namespace CityKey.Data.Audit;

/// <summary>One entry of the audit log: who did what to which record, in codes and ids, never personal data.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    public string ActorKind { get; init; } = "";
    public Guid? ActorId { get; init; }
    public string Action { get; init; } = "";
    public Guid? Subject { get; init; }

    /// <summary>Codes by name, such as the reasons of a denial.</summary>
    public Dictionary<string, string> Detail { get; init; } = [];

    /// <summary>An entry for an action that no <see cref="Domain.Entity"/> records, such as one on an account. The
    /// caller adds it to the context.</summary>
    /// <param name="subject">The id of the record that the action concerns.</param>
    /// <param name="detail">Codes by name; never anything personal.</param>
    public static AuditEntry For(
        string action,
        Actor by,
        Guid subject,
        TimeProvider time,
        params (string Name, string Value)[] detail
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            At = time.GetUtcNow(),
            ActorKind = by.Kind.ToString(),
            ActorId = by.Id,
            Action = action,
            Subject = subject,
            Detail = detail.ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal),
        };
}
