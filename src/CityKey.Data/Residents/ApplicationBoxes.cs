using System.Globalization;
using System.Text;
using System.Text.Json;
using CityKey.Data.Records;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;

namespace CityKey.Data.Residents;

/// <summary>The two sealed boxes of a submission that the worker can open: name and birth date to find duplicates, and
/// the e-mail address.</summary>
public static class ApplicationBoxes
{
    /// <summary>Seals the boxes; the mail box only when the resident left an e-mail address.</summary>
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

    /// <summary>The content that is compared to find duplicates. Online applications and counters use the
    /// same.</summary>
    public static object MatchOf(ApplicationForm form) => new { name = Normal(form.Name!.Full), born = form.Born };

    /// <summary>A name without case, accents, spaces and punctuation. A clerk checks every match.</summary>
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
