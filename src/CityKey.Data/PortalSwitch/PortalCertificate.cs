namespace CityKey.Data.PortalSwitch;

/// <summary>The certificate of one close. The worker writes it once, and adds the proof when the audit log has sealed
/// it.</summary>
public sealed class PortalCertificate
{
    /// <summary>The epoch of the change that closed the portal.</summary>
    public long Epoch { get; init; }

    /// <summary>The certificate as JSON, in the exact bytes that the hash in the audit entry is over.</summary>
    public string Body { get; init; } = "";

    /// <summary>The audit entry that holds the hash.</summary>
    public Guid EntryId { get; init; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The proof that the entry is under a signed head, as JSON; null until it is.</summary>
    public string? Proof { get; set; }
}
