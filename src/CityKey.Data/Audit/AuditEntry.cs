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
}
