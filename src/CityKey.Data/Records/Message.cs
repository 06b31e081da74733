namespace CityKey.Data.Records;

/// <summary>One message about an application. Who wrote it and when is all that can be read without its key.</summary>
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
