using CityKey.Data.Outbox;
using MimeKit;

namespace CityKey.Worker.Mail;

/// <summary>Development only: delivers messages to a folder instead of a mail server.</summary>
internal sealed class DemonstrationMailbox(DemonstrationMailFolder folder) : IMailTransport
{
    public async Task<MailResult> HandOverAsync(MimeMessage message)
    {
        await folder.WriteAsync(
            message.MessageId!.Split('@')[0],
            new DemonstrationMessage(
                message.From.ToString(),
                message.To.ToString(),
                message.Date,
                message.Subject ?? "",
                message.TextBody ?? ""
            )
        );
        return MailResult.Accepted;
    }

    public Task RestAsync() => Task.CompletedTask;
}
