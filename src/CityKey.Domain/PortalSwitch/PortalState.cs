namespace CityKey.Domain.PortalSwitch;

public enum PortalMode
{
    Open,
    NoNew,
    Paused,
    Dark,
}

/// <summary>What a resident may want to do online.</summary>
public enum OnlineAction
{
    Start,
    Continue,
    Submit,
    Answer,
    Read,
    Withdraw,
    Message,
    OpenDocuments,
}

/// <summary>The switch as one node believes it. It decides what is drawn; what is accepted, the database
/// decides.</summary>
/// <param name="Closing">A close has been announced and is not done; draws as its target and writes nothing.</param>
/// <param name="Until">For <see cref="PortalMode.NoNew"/>: from this instant it is paused.</param>
/// <param name="Known">False when the state could not be read, or says nothing about this server. Then it is
/// paused.</param>
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
    /// <summary>The ready wording that residents read; see <see cref="PortalWording"/>.</summary>
    public string Wording { get; init; } = PortalWording.Usual.Ready;

    /// <summary>The administrator's own words as JSON, language to words; null for none. As text, so that two equal
    /// states are equal.</summary>
    public string? OwnWords { get; init; }

    /// <summary>The database does not answer, or has not for too long.</summary>
    public static PortalState Unknown { get; } = UnknownBy("unanswered");

    /// <summary>Why an unknown state is unknown: <c>unanswered</c>, <c>missing</c>, <c>doubled</c>, <c>garbled</c>,
    /// <c>other-server</c> or <c>other-timeline</c>; null where it is known.</summary>
    public string? Fault => Known ? null : Reason;

    public static PortalState UnknownBy(string fault) =>
        new(PortalMode.Paused, false, 0, null, DateTimeOffset.UnixEpoch, fault, false);

    /// <summary>The state in force at an instant.</summary>
    public PortalState At(DateTimeOffset now) =>
        Mode == PortalMode.NoNew && (Until is null || now >= Until) ? this with { Mode = PortalMode.Paused } : this;

    public bool Allows(OnlineAction act) =>
        act switch
        {
            OnlineAction.Start => Mode == PortalMode.Open && !Closing,
            OnlineAction.Read => Mode != PortalMode.Dark,
            OnlineAction.Withdraw => Mode != PortalMode.Dark && Known && !Closing,
            OnlineAction.OpenDocuments => Mode is PortalMode.Open or PortalMode.NoNew,
            _ => Mode is PortalMode.Open or PortalMode.NoNew && !Closing,
        };
}
