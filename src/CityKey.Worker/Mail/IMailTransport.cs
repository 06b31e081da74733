using MimeKit;

namespace CityKey.Worker.Mail;

/// <summary>The result of handing a message to the mail server.</summary>
internal enum MailResult
{
    Accepted,
    RefusedForGood,
    NotNow,

    /// <summary>The connection broke after the message was sent and before the server answered.</summary>
    Unanswered,

    /// <summary>The address is invalid, or has characters that the server does not support.</summary>
    AddressNotTaken,

    /// <summary>The server cannot be reached, or refuses the sender and not the message.</summary>
    ServerAway,
}

/// <summary>Hands messages to a mail server.</summary>
internal interface IMailTransport
{
    Task<MailResult> HandOverAsync(MimeMessage message);

    /// <summary>Closes the connection when nothing more is due.</summary>
    Task RestAsync();
}
