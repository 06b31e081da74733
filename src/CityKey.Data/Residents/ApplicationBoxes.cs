using System.Globalization;
using System.Text;
using System.Text.Json;
using CityKey.Data.Records;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;

namespace CityKey.Data.Residents;

/// <summary>What the worker may know of a submission, and nothing more: who it may be the same person as, and where to
/// write.</summary>
public static class ApplicationBoxes
{
    public static IEnumerable<SealedBox> For(Guid application, ApplicationForm form, CityKeys keys)
    {
        yield return Sealed(application, SealedBox.Match, keys.Match, MatchOf(form));
        if (form.Contact?.Email is { } address)
        {
            yield return Sealed(
                application,
                SealedBox.Mail,
                keys.Mail,
                new
                {
                    address,
                    form.Language,
                    form.Contact.Discreet,
                }
            );
        }
    }

    /// <summary>By what two people are held to be one: the same for online applications and for counters that keep
    /// it.</summary>
    public static object MatchOf(ApplicationForm form) => new { name = Normal(form.Name!.Full), born = form.Born };

    // Spelling that differs only in case, accents or spacing is the same name here; a person looks at every match.
    public static string Normal(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormKD)
            .Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c));
        return string.Concat(letters).ToLower(CultureInfo.InvariantCulture);
    }

    private static SealedBox Sealed(Guid application, string kind, RecipientPublicKey recipient, object content) =>
        new()
        {
            ApplicationId = application,
            Kind = kind,
            KeyId = recipient.KeyId,
            Sealed = recipient.SealBox(
                JsonSerializer.SerializeToUtf8Bytes(content, FormJson.Options),
                new SealContext("box", kind, application, application)
            ),
        };
}
