namespace CityKey.Data.Records;

/// <summary>An application's data key, wrapped for one of its keyholes. Kept apart from the records, so that disposal
/// can destroy it first.</summary>
public sealed class WrappedKey
{
    public const string Resident = "resident";
    public const string City = "city";
    public const string Recovery = "recovery";

    public Guid ApplicationId { get; init; }
    public string Keyhole { get; init; } = "";
    public string KeyId { get; init; } = "";

    /// <summary>Wrapped anew where a clerk gives the resident a new access code.</summary>
    public byte[] Wrapped { get; set; } = [];
}
