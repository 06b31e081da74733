namespace CityKey.Data.PortalSwitch;

/// <summary>What is certified of one close. Written once by the worker; the proof is added when the audit has sealed
/// it.</summary>
public sealed class PortalCertificate
{
    public long Epoch { get; init; }

    /// <summary>The certificate as JSON, byte for byte what the audit's entry holds the hash of.</summary>
    public string Body { get; init; } = "";

    /// <summary>The audit's entry that holds its hash.</summary>
    public Guid EntryId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>That the entry stands under a signed head, as JSON; null until it does.</summary>
    public string? Proof { get; set; }
}
