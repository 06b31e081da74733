namespace CityKey.Data.Records;

/// <summary>One message about an application. Without the data key only its sender and its time can be read.</summary>
public sealed class Message
{
    public const string Resident = "resident";
    public const string Staff = "staff";

    public Guid Id { get; init; }
    public Guid ApplicationId { get; init; }
    public DateTimeOffset At { get; init; }
    public string Sender { get; init; } = "";
    public byte[] Sealed { get; init; } = [];
}
