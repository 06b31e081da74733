namespace CityKey.Domain.PortalSwitch;

/// <summary>What somebody wants the switch to be, with all that belongs to it.</summary>
/// <param name="Reason">A code of the staff site's list, or somebody's own words from the command line; for staff and the audit, 1 to 400 characters, no personal data.</param>
/// <param name="Until">For <see cref="PortalMode.NoNew"/>: the coming instant (UTC) from which it is paused; otherwise null.</param>
public sealed record SwitchOrder(PortalMode Mode, string Reason, DateTimeOffset? Until = null)
{
    /// <summary>What residents read.</summary>
    public PortalWording Wording { get; init; } = PortalWording.Usual;

    /// <summary>For staff alone; up to 400 characters, no personal data. Null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The day on which somebody looks whether it can be open again; null for none.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Whether residents could hand in again what they could not before: that is opening, whatever it is called. An unknown state, which is paused, and one that is still closing count as their mode.</summary>
    public bool LetsInAgain(PortalMode before) => Mode < PortalMode.Paused && Mode < before;
}
