using MailKit.Net.Smtp;
using MimeKit;

namespace CityKey.Worker.Mail;

/// <summary>An SMTP client that remembers how far a delivery came: after a broken connection, this decides whether the
/// message may have arrived.</summary>
internal sealed class TrackingSmtpClient : SmtpClient
{
    /// <summary>The recipient was accepted, so the text may have been sent.</summary>
    public bool TextMayHaveGone { get; set; }

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        TextMayHaveGone = true;
        base.OnRecipientAccepted(message, mailbox, response);
    }
}
