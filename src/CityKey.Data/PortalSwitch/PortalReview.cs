namespace CityKey.Data.PortalSwitch;

/// <summary>Somebody has looked on the day whether it can be open again, and it stays closed.</summary>
public sealed class PortalReview
{
    public Guid Id { get; init; }

    /// <summary>Of the change that was looked at.</summary>
    public long Epoch { get; init; }

    public DateTimeOffset At { get; init; }
    public Guid By { get; init; }

    /// <summary>When somebody looks the next time.</summary>
    public DateOnly NextOn { get; init; }
}
