namespace CityKey.Data.Records;

/// <summary>A sealed picture. Only the sealed form says which document it shows.</summary>
public sealed class Upload
{
    public Guid Id { get; init; }
    public Guid ApplicationId { get; init; }
    public DateTimeOffset At { get; init; }
    public byte[] Header { get; init; } = [];
    public int Segments { get; init; }
}

/// <summary>One sealed 64 KiB piece of an upload.</summary>
public sealed class UploadSegment
{
    public Guid UploadId { get; init; }
    public int Number { get; init; }
    public byte[] Sealed { get; init; } = [];
}
