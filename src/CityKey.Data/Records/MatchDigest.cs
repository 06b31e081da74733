namespace CityKey.Data.Records;

/// <summary>The keyed digest of name and birth date, which finds a second application of the same person.</summary>
public sealed class MatchDigest
{
    public Guid ApplicationId { get; init; }
    public byte[] Digest { get; init; } = [];
}
