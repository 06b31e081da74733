namespace CityKey.Data.PortalSwitch;

/// <summary>One change of the portal switch; rows are only ever added, by the database's own function.</summary>
public sealed class PortalChange
{
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    public string FromMode { get; init; } = "";
    public string ToMode { get; init; } = "";

    /// <summary>The instant from which <c>nonew</c> is <c>paused</c>.</summary>
    public DateTimeOffset? Until { get; init; }

    public long Epoch { get; init; }
    public string ActorKind { get; init; } = "";
    public Guid? ActorId { get; init; }

    /// <summary>Whose order it was that somebody else confirmed, or that waited for its time; null where whoever did it had no order to follow.</summary>
    public Guid? AskedBy { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Connections of the portal that were ended because they would not let the close finish.</summary>
    public int CutOff { get; init; }

    /// <summary>The ready wording that residents read.</summary>
    public string Wording { get; init; } = "";

    /// <summary>The administrator's own words by language, as JSON; null for none.</summary>
    public string? OwnWords { get; init; }

    /// <summary>For staff alone.</summary>
    public string? Note { get; init; }

    /// <summary>When somebody looks whether it can be open again.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Nodes of the portal that ran at that moment.</summary>
    public int Nodes { get; init; }
}
