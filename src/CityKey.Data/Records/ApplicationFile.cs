namespace CityKey.Data.Records;

/// <summary>The sealed form of one application, found by the look-up id that is derived from its access code.</summary>
public sealed class ApplicationFile
{
    public Guid ApplicationId { get; init; }
    public byte[] LookupId { get; set; } = [];
    public byte[] SealedForm { get; set; } = [];
    public uint Version { get; private set; }

    /// <summary>Rebuilds a file from a row that was read without EF Core.</summary>
    internal static ApplicationFile FromStorage(Guid application, byte[] lookupId, byte[] sealedForm, uint version) =>
        new()
        {
            ApplicationId = application,
            LookupId = lookupId,
            SealedForm = sealedForm,
            Version = version,
        };
}
