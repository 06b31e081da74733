namespace CityKey.Data.Records;

/// <summary>The sealed answers of one application, found by the look-up id stretched from its access code.</summary>
public sealed class ApplicationFile
{
    public Guid ApplicationId { get; init; }
    public byte[] LookupId { get; set; } = [];
    public byte[] SealedForm { get; set; } = [];
    public uint Version { get; private set; }

    /// <summary>As it was read by hand.</summary>
    internal static ApplicationFile Of(Guid application, byte[] lookupId, byte[] sealedForm, uint version) =>
        new()
        {
            ApplicationId = application,
            LookupId = lookupId,
            SealedForm = sealedForm,
            Version = version,
        };
}
