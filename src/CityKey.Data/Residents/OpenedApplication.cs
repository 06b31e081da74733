using CityKey.Data.Records;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;

namespace CityKey.Data.Residents;

/// <summary>An application with its form in the clear, for the length of one request. Disposing it wipes the data
/// key.</summary>
public sealed class OpenedApplication(Application application, ApplicationForm form, DataKey key, ApplicationFile file)
    : IDisposable
{
    public Application Application { get; } = application;
    public ApplicationForm Form { get; private set; } = form;
    public DataKey Key { get; } = key;
    public ApplicationFile File { get; } = file;

    /// <summary>Replaces the form and seals it. The next save of the context stores it.</summary>
    public void Keep(ApplicationForm changed)
    {
        File.SealedForm = SealedForm.Seal(changed, Key, Application.Id);
        Form = changed;
    }

    public void Dispose() => Key.Dispose();
}
