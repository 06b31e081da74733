namespace CityKey.Data.Outbox;

/// <summary>How a message of the outbox ended, in stored codes.</summary>
public static class OutboxOutcome
{
    public const string Done = "done";
    public const string Sent = "sent";

    /// <summary>A newer message about the same application was sent instead.</summary>
    public const string Superseded = "superseded";

    /// <summary>The message was no longer true.</summary>
    public const string Outdated = "outdated";

    /// <summary>The resident left no address, or the application is closed.</summary>
    public const string NoBox = "no-box";

    /// <summary>The application ended, and no e-mail was due.</summary>
    public const string Closed = "closed";

    /// <summary>The mail server refused the address or the message permanently.</summary>
    public const string ParkedRefused = "parked-refused";

    /// <summary>The mail server deferred it for days.</summary>
    public const string ParkedLate = "parked-late";

    /// <summary>After two attempts it is unknown whether the server accepted it. A third copy would be worse than
    /// none.</summary>
    public const string ParkedUnsure = "parked-unsure";

    /// <summary>The address is not valid, or has letters that the server does not support.</summary>
    public const string ParkedAddress = "parked-address";

    /// <summary>The sealed address cannot be opened or read.</summary>
    public const string ParkedBroken = "parked-broken";

    /// <summary>The prefix of every parked outcome.</summary>
    public const string Parked = "parked-";
}
