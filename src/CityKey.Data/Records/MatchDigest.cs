namespace CityKey.Data.Records;

/// <summary>The keyed digest of name and birth date, by which a second application of the same person is
/// noticed.</summary>
public sealed class MatchDigest
{
    public Guid ApplicationId { get; init; }
    public byte[] Digest { get; init; } = [];
}
