namespace CityKey.Data.PortalSwitch;

/// <summary>An administrator has reviewed a close, and the portal stays closed.</summary>
public sealed class PortalReview
{
    public Guid Id { get; init; }

    /// <summary>The epoch of the change that was reviewed.</summary>
    public long Epoch { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The account that reviewed it.</summary>
    public Guid By { get; init; }

    /// <summary>The day of the next review.</summary>
    public DateOnly NextOn { get; init; }
}
