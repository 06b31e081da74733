using System.Text.Json;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;

namespace CityKey.Data.Residents;

/// <summary>The form as it is sealed.</summary>
public static class SealedForm
{
    public static byte[] Seal(ApplicationForm form, DataKey key, Guid application) =>
        key.Seal(JsonSerializer.SerializeToUtf8Bytes(form, FormJson.Options), Place(application));

    /// <exception cref="SealBrokenException">The ciphertext is not this application's form, or was changed.</exception>
    public static ApplicationForm Open(byte[] sealedForm, DataKey key, Guid application) =>
        JsonSerializer.Deserialize<ApplicationForm>(key.Open(sealedForm, Place(application)), FormJson.Options)
        ?? throw new SealBrokenException("The sealed form is empty.");

    private static SealContext Place(Guid application) => new("case_file", "sealed_form", application, application);
}
