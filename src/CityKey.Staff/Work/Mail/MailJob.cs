using CityKey.Data.Outbox;
using CityKey.Data.PortalSwitch;
using Microsoft.Extensions.Logging;

namespace CityKey.Staff.Work.Mail;

/// <summary>Sends what is due, one message at a time.</summary>
internal sealed class MailJob(
    MailOutbox outbox,
    PortalStateReader portal,
    Letter letter,
    IMailRoute route,
    MailPace pace,
    ILogger<MailJob> log
) : IOutboxJob
{
    public async Task<int> DoDueAsync(CancellationToken cancel)
    {
        var taken = pace.Allows() ? await outbox.TakeAsync(await portal.ReadAsync(cancel), cancel) : null;
        if (taken is null)
        {
            await route.RestAsync();
            return 0;
        }

        if (taken.To is not null)
        {
            // From here on the worker's stopping waits: who has begun to send must say how it ended.
            await SendAsync(taken.Message, taken.To);
        }
        else if (taken.Message.Outcome!.StartsWith(OutboxOutcome.Parked, StringComparison.Ordinal))
        {
            log.LogWarning("A message was parked ({Kind}).", taken.Message.Outcome);
        }

        return 1;
    }

    private async Task SendAsync(OutboxMessage message, Addressee to)
    {
        var text = letter.Write(message.Id, message.FirstTriedAt!.Value, message.Code!, to);
        var answer = text is null ? MailAnswer.AddressNotTaken : await route.HandOverAsync(text);
        if (answer == MailAnswer.ServerAway)
        {
            pace.Rest();
            log.LogWarning("The mail server is away; messages wait.");
            await outbox.PutBackAsync(message, CancellationToken.None);
            return;
        }

        pace.Spend();
        if (EndOf(answer) is { } end)
        {
            await outbox.EndAsync(message, end, CancellationToken.None);
        }
        else
        {
            await outbox.PutOffAsync(message, answer == MailAnswer.Unanswered, CancellationToken.None);
        }

        if (answer != MailAnswer.Accepted)
        {
            log.LogWarning("A message was not taken ({Kind}).", answer);
        }
    }

    private static string? EndOf(MailAnswer answer) =>
        answer switch
        {
            MailAnswer.Accepted => OutboxOutcome.Sent,
            MailAnswer.RefusedForGood => OutboxOutcome.ParkedRefused,
            MailAnswer.AddressNotTaken => OutboxOutcome.ParkedAddress,
            _ => null,
        };
}
