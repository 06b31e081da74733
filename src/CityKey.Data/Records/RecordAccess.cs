namespace CityKey.Data.Records;

/// <summary>That staff opened an application: what "who opened my application" shows its resident.</summary>
public sealed class RecordAccess
{
    public Guid Id { get; init; }
    public Guid ApplicationId { get; init; }
    public DateTimeOffset At { get; init; }
    public string Role { get; init; } = "";
    public string Reason { get; init; } = "";
}
