namespace CityKey.Domain.PortalSwitch;

/// <summary>What somebody wants the switch to be, with all that belongs to it.</summary>
/// <param name="Reason">A code of the staff site's list, or somebody's own words from the command line; for staff and
/// the audit, 1 to 400 characters, no personal data.</param>
/// <param name="Until">For <see cref="PortalMode.NoNew"/>: the coming instant (UTC) from which it is paused; otherwise
/// null.</param>
public sealed record SwitchOrder(PortalMode Mode, string Reason, DateTimeOffset? Until = null)
{
    /// <summary>What residents read.</summary>
    public PortalWording Wording { get; init; } = PortalWording.Usual;

    /// <summary>For staff alone; up to 400 characters, no personal data. Null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The day on which somebody looks whether it can be open again; null for none.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Whether residents could do more than before, or for longer: that is no close, whatever it is called. An
    /// unknown state, which is paused, and one that is still closing count as their mode.</summary>
    public bool Loosens(PortalState before) => IsFurther(before.Mode, before.Until, Mode, Until);

    /// <summary>Whether a state is further closed than another: its mode is, or both are <see cref="PortalMode.NoNew"/>
    /// and it ends earlier. The database has the same rule in <c>platform.portal_further</c>.</summary>
    /// <param name="until">The end of <paramref name="mode"/>; counts for <see cref="PortalMode.NoNew"/> alone.</param>
    /// <param name="thanUntil">The end of <paramref name="than"/>.</param>
    public static bool IsFurther(PortalMode mode, DateTimeOffset? until, PortalMode than, DateTimeOffset? thanUntil) =>
        mode > than || mode == PortalMode.NoNew && than == PortalMode.NoNew && until < thanUntil;

    /// <summary>The order as it may be carried out now: a close that nobody finished is finished as it was announced,
    /// where this one would loosen it.</summary>
    public SwitchOrder Finishing(PortalState before) =>
        before.Closing && Loosens(before) ? this with { Mode = before.Mode, Until = before.Until } : this;

    /// <summary>Whether they could hand something in again, or for longer: that is opening.</summary>
    public bool LetsInAgain(PortalState before) => Mode < PortalMode.Paused && Loosens(before);
}
