using CityKey.Domain.People;
using CityKey.Domain.Places;
using MailKit.Security;
using Microsoft.Extensions.Configuration;

namespace CityKey.Worker.Mail;

/// <summary>How the worker mails, from <c>Mail:*</c>.</summary>
/// <param name="Host">Null for the demonstration mailbox.</param>
/// <param name="From">The sender of plain messages.</param>
/// <param name="DiscreetFrom">The sender of discreet ones; it must not give away what they are about.</param>
/// <param name="Portal">The address under which residents reach the portal.</param>
/// <param name="PerMinute">How many messages may leave in a minute, so that the end of an outage is no flood.</param>
internal sealed record MailOptions(
    string? Host,
    int Port,
    SecureSocketOptions Security,
    string From,
    string DiscreetFrom,
    string? UserName,
    string? Password,
    Uri Portal,
    int PerMinute,
    string? DemonstrationFolder
)
{
    private const int SubmissionPort = 587;
    private const int CalmPerMinute = 60;

    /// <exception cref="InvalidOperationException">Something is missing or unsafe; the message lists all of
    /// it.</exception>
    public static MailOptions Read(IConfiguration configuration, CityProfile city, bool development)
    {
        var mail = configuration.GetSection("Mail");
        var (host, folder) = (mail["Host"], development ? mail["DemonstrationFolder"] : null);
        var demonstrates = host is null && folder is not null;
        var from = mail["From"] ?? (demonstrates ? "no-reply@city.example" : "");
        var portal = Uri.TryCreate(mail["Portal"] ?? configuration["Urls:Portal"], UriKind.Absolute, out var address)
            ? address
            : null;
        var options = new MailOptions(
            host,
            mail.GetValue("Port", SubmissionPort),
            SecurityOf(mail["Security"]),
            from,
            mail["DiscreetFrom"] ?? from,
            mail["UserName"],
            PasswordOf(mail),
            portal ?? new Uri("http://localhost"),
            mail.GetValue("PerMinute", CalmPerMinute),
            demonstrates ? folder : null
        );
        var wrong = options
            .Wrong(city)
            .Concat(
                portal is null ? ["Mail:Portal is not set. Set the address at which residents reach the portal."] : []
            )
            .ToList();
        return wrong.Count == 0 ? options : throw new InvalidOperationException(string.Join(' ', wrong));
    }

    // A record's own ToString would put the password into whatever log it meets.
    public override string ToString() => nameof(MailOptions);

    private IEnumerable<string> Wrong(CityProfile city)
    {
        if (Host is null && DemonstrationFolder is null)
        {
            yield return "Mail:Host is not set. Set the name of the mail server.";
        }

        if (!EmailAddress.TryOf(From, out _, out _) || !EmailAddress.TryOf(DiscreetFrom, out _, out _))
        {
            yield return "Mail:From and Mail:DiscreetFrom must be email addresses.";
        }

        if (DiscreetFrom.Contains(city.CardName, StringComparison.OrdinalIgnoreCase))
        {
            yield return "Mail:DiscreetFrom contains the name of the card, so messages from it would not be "
                + "discreet. Use another address.";
        }

        if (Password is not null && Security == SecureSocketOptions.None)
        {
            yield return "Mail:Security is None, so the password would be sent without encryption. "
                + "Use StartTls or Tls.";
        }

        if (PerMinute < 1)
        {
            yield return "Mail:PerMinute must be 1 or more.";
        }
    }

    private static SecureSocketOptions SecurityOf(string? word) =>
        word switch
        {
            null or "StartTls" => SecureSocketOptions.StartTls,
            "Tls" => SecureSocketOptions.SslOnConnect,
            "None" => SecureSocketOptions.None,
            _ => throw new InvalidOperationException("Mail:Security must be StartTls, Tls or None."),
        };

    private static string? PasswordOf(IConfigurationSection mail) =>
        mail["Password_FILE"] is { } file ? File.ReadAllText(file).TrimEnd('\r', '\n') : mail["Password"];
}
