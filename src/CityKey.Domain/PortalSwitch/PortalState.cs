namespace CityKey.Domain.PortalSwitch;

/// <summary>What residents may do online. The later a mode in this list, the further the portal is closed.</summary>
public enum PortalMode
{
    /// <summary>Everything.</summary>
    Open,

    /// <summary>No new applications; everything else, until a stated time.</summary>
    NoNew,

    /// <summary>Residents see their applications and may withdraw them, and nothing else. Deadlines stop.</summary>
    Paused,

    /// <summary>Nothing is shown of any application. Deadlines stop.</summary>
    Dark,
}

/// <summary>What a resident may want to do online; see <see cref="PortalState.Allows"/>.</summary>
public enum OnlineAction
{
    /// <summary>Start an application.</summary>
    Start,

    /// <summary>Change a draft.</summary>
    Continue,

    Submit,

    /// <summary>Answer a request for more, or appeal.</summary>
    Answer,

    /// <summary>See the status and the messages of an application.</summary>
    Read,

    /// <summary>Withdraw an application, or delete a draft.</summary>
    Withdraw,

    /// <summary>Send a message.</summary>
    Message,

    /// <summary>Open one's own documents.</summary>
    OpenDocuments,
}

/// <summary>The state of the switch as one node knows it. It decides which page is shown. Which write is accepted is
/// decided by the database.</summary>
/// <param name="Closing">Whether a close is announced and not done yet. Pages show the mode that it closes to, and
/// nothing is written.</param>
/// <param name="Epoch">Counts the changes of the switch.</param>
/// <param name="Until">For <see cref="PortalMode.NoNew"/>: the time (UTC) from which the portal is paused.</param>
/// <param name="Since">When the state came into force (UTC).</param>
/// <param name="Reason">Why, for staff; see <see cref="SwitchOrder.Reason"/>.</param>
/// <param name="Known">False when the state could not be read, or was not written on this server. The mode is then
/// <see cref="PortalMode.Paused"/>.</param>
public sealed record PortalState(
    PortalMode Mode,
    bool Closing,
    long Epoch,
    DateTimeOffset? Until,
    DateTimeOffset Since,
    string Reason,
    bool Known
)
{
    /// <summary>The code of the ready wording that residents read; see <see cref="PortalWording"/>.</summary>
    public string Wording { get; init; } = PortalWording.Usual.Ready;

    /// <summary>The administrator's own words as JSON, an object from language to text; null for none. It is kept as
    /// text so that states compare by value.</summary>
    public string? OwnWords { get; init; }

    /// <summary>The state while the database does not answer.</summary>
    public static PortalState Unknown { get; } = UnknownBy("unanswered");

    /// <summary>Why an unknown state is unknown: <c>unanswered</c>, <c>missing</c>, <c>doubled</c>, <c>garbled</c>,
    /// <c>other-server</c> or <c>other-timeline</c>; null where it is known.</summary>
    public string? Fault => Known ? null : Reason;

    /// <summary>An unknown state.</summary>
    /// <param name="fault">See <see cref="Fault"/>.</param>
    public static PortalState UnknownBy(string fault) =>
        new(PortalMode.Paused, false, 0, null, DateTimeOffset.UnixEpoch, fault, false);

    /// <summary>The state in force at a time: <see cref="PortalMode.NoNew"/> becomes <see cref="PortalMode.Paused"/>
    /// when it ends, without a change of the switch.</summary>
    public PortalState At(DateTimeOffset now) =>
        Mode == PortalMode.NoNew && (Until is null || now >= Until) ? this with { Mode = PortalMode.Paused } : this;

    /// <summary>Whether a resident may do this. The database has the same rule in
    /// <c>platform.portal_allows</c>.</summary>
    public bool Allows(OnlineAction action) =>
        action switch
        {
            OnlineAction.Start => Mode == PortalMode.Open && !Closing,
            OnlineAction.Read => Mode != PortalMode.Dark,
            OnlineAction.Withdraw => Mode != PortalMode.Dark && Known && !Closing,
            OnlineAction.OpenDocuments => Mode is PortalMode.Open or PortalMode.NoNew,
            _ => Mode is PortalMode.Open or PortalMode.NoNew && !Closing,
        };
}
