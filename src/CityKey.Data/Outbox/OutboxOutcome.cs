namespace CityKey.Data.Outbox;

/// <summary>How a message of the outbox ended, in codes.</summary>
public static class OutboxOutcome
{
    public const string Done = "done";
    public const string Sent = "sent";

    /// <summary>Something newer about the same case is told instead.</summary>
    public const string Superseded = "superseded";

    /// <summary>What it would say is no longer so.</summary>
    public const string Outdated = "outdated";

    /// <summary>The resident left no address, or the case is closed.</summary>
    public const string NoBox = "no-box";

    /// <summary>The case ended without anything to say.</summary>
    public const string Closed = "closed";

    /// <summary>The server refuses the address or the message for good.</summary>
    public const string ParkedRefused = "parked-refused";

    /// <summary>The server put it off for days.</summary>
    public const string ParkedLate = "parked-late";

    /// <summary>Twice nobody knows whether the server took it; a third copy is worse than none.</summary>
    public const string ParkedUnsure = "parked-unsure";

    /// <summary>It is no address after all, or has letters that the server cannot take.</summary>
    public const string ParkedAddress = "parked-address";

    /// <summary>Its box cannot be opened or read.</summary>
    public const string ParkedBroken = "parked-broken";

    /// <summary>What every parked outcome begins with.</summary>
    public const string Parked = "parked-";
}
