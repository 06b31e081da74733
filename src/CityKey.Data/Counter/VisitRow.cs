namespace CityKey.Data.Counter;

/// <summary>A visit in progress, in an unlogged table. It is sealed under a key that only the clerk's browser
/// has.</summary>
public sealed class VisitRow
{
    public Guid Id { get; init; }
    public Guid ClerkId { get; init; }
    public string Site { get; init; } = "";
    public DateTimeOffset TouchedAt { get; set; }

    /// <summary>The card that is being printed, in the clear: the worker spoils it when the visit is abandoned, and has
    /// no key to the visit.</summary>
    public Guid? CardId { get; set; }

    /// <summary>The visit has had its outcome; only the slip for the resident is left to print.</summary>
    public bool Over { get; set; }

    public byte[] Sealed { get; set; } = [];
    public uint Version { get; private set; }
}

/// <summary>The visit's photo, in a row of its own so that not every page reads it. It is deleted with the
/// visit.</summary>
public sealed class VisitPhoto
{
    public Guid VisitId { get; init; }
    public byte[] Sealed { get; set; } = [];
}
