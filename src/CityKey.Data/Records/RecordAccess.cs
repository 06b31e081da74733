namespace CityKey.Data.Records;

/// <summary>Records that staff opened an application. The resident sees the list.</summary>
public sealed class RecordAccess
{
    public Guid Id { get; init; }
    public Guid ApplicationId { get; init; }
    public DateTimeOffset At { get; init; }
    public string Role { get; init; } = "";
    public string Reason { get; init; } = "";
}
