using CityKey.Data.Records;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;

namespace CityKey.Staff.Review;

/// <summary>An application that a member of staff has opened, for the length of one request.</summary>
public sealed class ReviewAccess : IDisposable
{
    internal ReviewAccess(Application application, ApplicationForm form, DataKey key, ApplicationFile file)
    {
        Application = application;
        Form = form;
        Key = key;
        File = file;
    }

    public Application Application { get; }
    public ApplicationForm Form { get; }
    internal DataKey Key { get; }
    internal ApplicationFile File { get; }

    public void Dispose() => Key.Dispose();
}
