namespace CityKey.Data.Outbox;

/// <summary>Work that must follow a change, stored with the change itself and done by the worker.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; }
    public string Kind { get; init; } = "";
    public Guid Subject { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}
