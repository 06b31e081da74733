namespace CityKey.Data.Records;

/// <summary>An application's data key, wrapped for one recipient. It is stored apart from the sealed data, so that
/// disposal can destroy it first.</summary>
public sealed class WrappedKey
{
    public const string Resident = "resident";
    public const string City = "city";
    public const string Recovery = "recovery";

    public Guid ApplicationId { get; init; }

    /// <summary>The recipient: one of the constants above.</summary>
    public string Keyhole { get; init; } = "";
    public string KeyId { get; init; } = "";

    /// <summary>Replaced when a clerk gives the resident a new access code.</summary>
    public byte[] Wrapped { get; set; } = [];
}
