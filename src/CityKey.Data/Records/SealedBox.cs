namespace CityKey.Data.Records;

/// <summary>A few answers sealed to one of the worker's keys, so that the worker can read them without the form's
/// key.</summary>
public sealed class SealedBox
{
    public const string Match = "match";
    public const string Mail = "mail";

    public Guid ApplicationId { get; init; }
    public string Kind { get; init; } = "";
    public string KeyId { get; init; } = "";
    public byte[] Sealed { get; init; } = [];
}
