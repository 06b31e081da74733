using System.Globalization;
using System.Resources;
using CityKey.Data.Languages;
using CityKey.Data.Outbox;
using CityKey.Domain.Places;
using MimeKit;
using MimeKit.Text;

namespace CityKey.Worker.Mail;

/// <summary>Composes e-mails. The recipient's address is the only personal data in them.</summary>
internal sealed class MailComposer(CityProfile city, MailOptions options)
{
    private static readonly ResourceManager Words = new(typeof(MailText));

    /// <summary>Composes one e-mail.</summary>
    /// <param name="id">The outbox message's id. It determines the Message-ID, so that mail programs recognize a
    /// repetition.</param>
    /// <param name="at">The time of the first attempt, which is the same in repetitions.</param>
    /// <param name="code">One of <see cref="MailCodes.Letters"/>.</param>
    /// <returns>Null when the address is invalid.</returns>
    public MimeMessage? Write(Guid id, DateTimeOffset at, string code, Addressee to)
    {
        if (
            !MailboxAddress.TryParse(to.Address, out var mailbox)
            || mailbox.Domain.Length == 0
            || mailbox.Address != to.Address
        )
        {
            return null;
        }

        var culture = CultureOf(to.Language);
        var key = $"mail.{code}.{(to.Discreet ? "discreet" : "plain")}";
        var from = to.Discreet ? options.DiscreetFrom : options.From;
        object[] facts = to.Discreet
            ? []
            : [city.CardName, new Uri(options.Portal, $"{culture.Name}/return"), city.TelephoneForHelp];
        var message = new MimeMessage
        {
            MessageId = $"{id:N}@{MailboxAddress.Parse(from).Domain}",
            Date = at,
            Subject = Text($"{key}.subject", culture, facts),
            Body = new TextPart(TextFormat.Plain) { Text = Text($"{key}.body", culture, facts) },
        };
        message.From.Add(new MailboxAddress(city.Name, from));
        message.To.Add(mailbox);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (!to.Discreet && city.ReplyAddress is { } reply)
        {
            message.ReplyTo.Add(new MailboxAddress(city.Name, reply));
        }

        return message;
    }

    private static string Text(string key, CultureInfo culture, object[] facts)
    {
        var pseudo = PseudoLanguage.Is(culture);
        var words =
            Words.GetString(key, pseudo ? CultureInfo.InvariantCulture : culture)
            ?? throw new KeyNotFoundException($"There are no words for '{key}'.");
        return string.Format(culture, pseudo ? PseudoLanguage.Stretch(words) : words, facts);
    }

    // Falls back to English for a language that this version does not know.
    private static CultureInfo CultureOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo("en");
        }
    }
}
