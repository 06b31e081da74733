using CityKey.Data.Outbox;
using CityKey.Data.PortalSwitch;
using CityKey.Worker.Outbox;
using Microsoft.Extensions.Logging;

namespace CityKey.Worker.Mail;

/// <summary>Sends what is due, one message at a time.</summary>
internal sealed class MailJob(
    MailOutbox outbox,
    PortalStateReader portal,
    MailComposer composer,
    IMailTransport transport,
    MailRateLimit limit,
    ILogger<MailJob> log
) : IOutboxJob
{
    public async Task<int> DoDueAsync(CancellationToken cancellationToken)
    {
        var taken = limit.Allows()
            ? await outbox.TakeAsync(await portal.ReadAsync(cancellationToken), cancellationToken)
            : null;
        if (taken is null)
        {
            await transport.RestAsync();
            return 0;
        }

        if (taken.To is not null)
        {
            // From here on the worker's stopping waits: who has begun to send must say how it ended.
            await SendAsync(taken.Message, taken.To);
        }
        else if (taken.Message.Outcome!.StartsWith(OutboxOutcome.Parked, StringComparison.Ordinal))
        {
            log.LogWarning("A message could not be delivered and was parked ({Kind}).", taken.Message.Outcome);
        }

        return 1;
    }

    private async Task SendAsync(OutboxMessage message, Addressee to)
    {
        var text = composer.Write(message.Id, message.FirstTriedAt!.Value, message.Code!, to);
        var answer = text is null ? MailResult.AddressNotTaken : await transport.HandOverAsync(text);
        if (answer == MailResult.ServerAway)
        {
            limit.Rest();
            log.LogWarning("The mail server is not available. Messages are waiting.");
            await outbox.PutBackAsync(message, CancellationToken.None);
            return;
        }

        limit.Spend();
        if (EndOf(answer) is { } end)
        {
            await outbox.EndAsync(message, end, CancellationToken.None);
        }
        else
        {
            await outbox.PutOffAsync(message, answer == MailResult.Unanswered, CancellationToken.None);
        }

        if (answer != MailResult.Accepted)
        {
            log.LogWarning("The mail server did not accept a message ({Kind}).", answer);
        }
    }

    private static string? EndOf(MailResult answer) =>
        answer switch
        {
            MailResult.Accepted => OutboxOutcome.Sent,
            MailResult.RefusedForGood => OutboxOutcome.ParkedRefused,
            MailResult.AddressNotTaken => OutboxOutcome.ParkedAddress,
            _ => null,
        };
}
