using CityKey.Domain.Applications;

namespace CityKey.Data.Records;

/// <summary>What the queue shows of an application: narrow, so that claiming never touches sealed data.</summary>
public sealed class QueueItem
{
    public Guid ApplicationId { get; init; }
    public string Reference { get; init; } = "";
    public ApplicationStatus Status { get; set; }
    public string? Site { get; init; }
    public DateTimeOffset SubmittedAt { get; init; }
    public Guid? ClaimedBy { get; set; }
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>Who denied, while an appeal waits for somebody else.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>The resident has written, and nobody has read it yet.</summary>
    public bool WaitingMessage { get; set; }

    public uint Version { get; private set; }
}
