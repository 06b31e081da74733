using System.Text.Json;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;

namespace CityKey.Data.Residents;

/// <summary>Seals and opens the form of an application, bound to the application's id.</summary>
public static class SealedForm
{
    /// <returns>The ciphertext, for <see cref="Records.ApplicationFile.SealedForm"/>.</returns>
    public static byte[] Seal(ApplicationForm form, DataKey key, Guid application) =>
        key.Seal(JsonSerializer.SerializeToUtf8Bytes(form, FormJson.Options), Context(application));

    /// <exception cref="SealBrokenException">The ciphertext is not this application's form, or was changed.</exception>
    public static ApplicationForm Open(byte[] sealedForm, DataKey key, Guid application) =>
        JsonSerializer.Deserialize<ApplicationForm>(key.Open(sealedForm, Context(application)), FormJson.Options)
        ?? throw new SealBrokenException("The sealed form is empty.");

    private static SealContext Context(Guid application) => new("case_file", "sealed_form", application, application);
}
