namespace CityKey.Data.Counter;

/// <summary>A visit while it lasts, in an unlogged table: sealed under a key that is in the clerk's browser and nowhere
/// else.</summary>
public sealed class VisitRow
{
    public Guid Id { get; init; }
    public Guid ClerkId { get; init; }
    public string Site { get; init; } = "";
    public DateTimeOffset TouchedAt { get; set; }

    /// <summary>The card that is being printed, so that it can be spoiled when the visit ends without anybody who could
    /// open it.</summary>
    public Guid? CardId { get; set; }

    /// <summary>It has had its outcome; only the slip to take home is left in it.</summary>
    public bool Over { get; set; }

    public byte[] Sealed { get; set; } = [];
    public uint Version { get; private set; }
}

/// <summary>The visit's photo, beside it so that not every page carries it along; it goes with the visit.</summary>
public sealed class VisitPhoto
{
    public Guid VisitId { get; init; }
    public byte[] Sealed { get; set; } = [];
}
