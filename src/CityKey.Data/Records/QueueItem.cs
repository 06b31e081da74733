using CityKey.Domain.Applications;

namespace CityKey.Data.Records;

/// <summary>One row of the review queue. It is separate from the application, so that claiming never touches sealed
/// data.</summary>
public sealed class QueueItem
{
    public Guid ApplicationId { get; init; }
    public string Reference { get; init; } = "";
    public ApplicationStatus Status { get; set; }
    public string? Site { get; init; }
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The clerk who has the application now.</summary>
    public Guid? ClaimedBy { get; private set; }
    public DateTimeOffset? ClaimedAt { get; private set; }

    /// <summary>The clerk who denied the application, while an appeal is open; this clerk may not hear it.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>Whether the resident has sent a message that staff have not read.</summary>
    public bool WaitingMessage { get; set; }

    public uint Version { get; private set; }

    /// <summary>Copies the status and the clerk of the application. Called for every save, by
    /// <see cref="QueueUpdates"/> only.</summary>
    internal void Follow(Application application, DateTimeOffset at)
    {
        if (ClaimedBy != application.ClerkId)
        {
            ClaimedBy = application.ClerkId;
            ClaimedAt = application.ClerkId is null ? null : at;
        }

        Status = application.Status;
        DecidedBy = application.Can(ApplicationAction.Uphold) ? application.ReviewerId : null;
    }
}
