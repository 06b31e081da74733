using CityKey.Data.Records;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;

namespace CityKey.Data.Residents;

/// <summary>An application that its resident has opened with their access code, for the length of one
/// request.</summary>
public sealed class OpenedApplication : IDisposable
{
    internal OpenedApplication(Application application, ApplicationForm form, DataKey key, ApplicationFile file)
    {
        Application = application;
        Form = form;
        Key = key;
        File = file;
    }

    public Application Application { get; }
    public ApplicationForm Form { get; internal set; }
    public DataKey Key { get; }
    internal ApplicationFile File { get; }

    public void Dispose() => Key.Dispose();
}
