using CityKey.Data.Sealing;
using CityKey.Domain.Counter;

namespace CityKey.Data.Counter;

/// <summary>Name and birth date of a card's holder, sealed to the worker until it has made the digest.
/// <see cref="Keeps"/> is the retention setting that was in force.</summary>
public sealed class CounterMatchBox
{
    public Guid CardId { get; init; }
    public string Keeps { get; init; } = "";
    public string KeyId { get; init; } = "";
    public byte[] Sealed { get; init; } = [];

    internal static SealContext Context(Guid card) => new("counter.match_box", "sealed", card, card);
}

/// <summary>The keyed digest of name and birth date of a card's holder.</summary>
public sealed class CounterDigest
{
    public Guid CardId { get; init; }
    public string Keeps { get; init; } = "";
    public byte[] Digest { get; init; } = [];
}

/// <summary>Name and birth date of a card's holder, sealed. The photo is in
/// <see cref="RetainedPhotoSegment"/>.</summary>
public sealed class RetainedPerson
{
    public Guid CardId { get; init; }

    /// <summary>The <see cref="CounterRetention"/> that was in force; a later setting does not change it.</summary>
    public string Keeps { get; init; } = "";

    public byte[] Sealed { get; init; } = [];
    public byte[] PhotoHeader { get; init; } = [];

    internal static SealContext Context(Guid card) => new("counter.kept_person", "sealed", card, card);
}

/// <summary>One sealed 64 KiB piece of a retained photo.</summary>
public sealed class RetainedPhotoSegment
{
    public Guid CardId { get; init; }
    public int Number { get; init; }
    public byte[] Sealed { get; init; } = [];

    internal static SealContext Context(Guid card) => new("counter.kept_photo", "sealed", card, card);
}

/// <summary>The data key of a retained person, wrapped for the city or for recovery. It is stored apart from the sealed
/// data, so that disposal can destroy it first.</summary>
public sealed class RetainedKey
{
    public Guid CardId { get; init; }
    public string Keyhole { get; init; } = "";
    public string KeyId { get; init; } = "";
    public byte[] Wrapped { get; init; } = [];
}
