using MailKit.Net.Smtp;
using MimeKit;

namespace CityKey.Worker.Mail;

/// <summary>A client that remembers how far a message came, because a broken connection alone does not tell whether it
/// arrived.</summary>
internal sealed class TrackingSmtpClient : SmtpClient
{
    /// <summary>The recipient was taken, so the text may be on its way.</summary>
    public bool TextMayHaveGone { get; set; }

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        TextMayHaveGone = true;
        base.OnRecipientAccepted(message, mailbox, response);
    }
}
