namespace CityKey.Domain.PortalSwitch;

/// <summary>An order to change the switch.</summary>
/// <param name="Reason">For staff and the audit log: a code of the staff site's list, or free text from the command
/// line. 1 to 400 characters, no personal data.</param>
/// <param name="Until">For <see cref="PortalMode.NoNew"/>: the time (UTC, in the future) from which the portal is
/// paused; otherwise null.</param>
public sealed record SwitchOrder(PortalMode Mode, string Reason, DateTimeOffset? Until = null)
{
    /// <summary>What residents read.</summary>
    public PortalWording Wording { get; init; } = PortalWording.Usual;

    /// <summary>For staff only; up to 400 characters, no personal data. Null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The day on which an administrator reviews if the portal can be opened again; null for none.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Whether residents could do more than before, or for longer. Such an order is not a close, and the rules
    /// for opening apply. An unknown state counts as paused, and one that is closing as its mode.</summary>
    public bool Loosens(PortalState before) => IsFurther(before.Mode, before.Until, Mode, Until);

    /// <summary>Whether a state is further closed than another: its mode is further closed, or both modes are
    /// <see cref="PortalMode.NoNew"/> and the first one ends earlier. The database has the same rule in
    /// <c>platform.portal_further</c>.</summary>
    /// <param name="until">The end of <paramref name="mode"/>; counts for <see cref="PortalMode.NoNew"/> alone.</param>
    /// <param name="thanUntil">The end of <paramref name="than"/>.</param>
    public static bool IsFurther(PortalMode mode, DateTimeOffset? until, PortalMode than, DateTimeOffset? thanUntil) =>
        mode > than || mode == PortalMode.NoNew && than == PortalMode.NoNew && until < thanUntil;

    /// <summary>The order as it may be carried out now. An announced close that was not finished must be finished at
    /// least as far as it was announced.</summary>
    public SwitchOrder Finishing(PortalState before) =>
        before.Closing && Loosens(before) ? this with { Mode = before.Mode, Until = before.Until } : this;

    /// <summary>Whether residents could submit something again, or for longer. Only this counts as opening the
    /// portal.</summary>
    public bool LetsInAgain(PortalState before) => Mode < PortalMode.Paused && Loosens(before);
}
