using CityKey.Data.Sealing;

namespace CityKey.Tests.Data.Sealing;

/// <summary>A made key folder of a test class's own: making RSA keys takes a while.</summary>
public sealed class DataKeyTests : IDisposable
{
    public DataKeyTests()
    {
        KeyFolder.Create(Folder);
        Public = CityKeys.Load(Folder);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "citykey-keys-" + Guid.NewGuid().ToString("N"));

    public CityKeys Public { get; }

    public string Custodian => Path.Combine(Folder, "custodian");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
