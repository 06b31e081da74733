using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Outbox;

/// <summary>Counts of the mail to residents.</summary>
/// <param name="Waiting">Due, or waiting for another attempt.</param>
/// <param name="Held">Due, but its link leads to a page that the portal does not show now.</param>
/// <param name="Parked">Could not be delivered; an administrator should find out why.</param>
public sealed record MailCount(int Waiting, int Held, int Parked);

/// <summary>Counts the mail for the staff site, each count up to <see cref="Limit"/>.</summary>
public sealed class MailCounts(CityKeyDb db, TimeProvider time)
{
    public const int Limit = 1000;

    /// <summary>Counts the mail as it would be in a state of the portal.</summary>
    /// <param name="portal">The state in force, or one that an administrator is about to choose.</param>
    public async Task<MailCount> ReadAsync(PortalState portal, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sendable = MailCodes.Sendable(portal);
        var mail = db.OutboxMessages.Where(m => m.Kind == OutboxRules.Mail);
        var due = mail.Where(m => m.DoneAt == null && (m.DueAt <= now || m.Attempts > 0));
        return new MailCount(
            await CountAsync(due.Where(m => sendable.Contains(m.Code)), cancellationToken),
            await CountAsync(due.Where(m => !sendable.Contains(m.Code)), cancellationToken),
            await CountAsync(mail.Where(m => m.Outcome!.StartsWith(OutboxOutcome.Parked)), cancellationToken)
        );
    }

    // Selects one column: the staff site's role may not read the subject of a message.
    private static Task<int> CountAsync(IQueryable<OutboxMessage> messages, CancellationToken cancellationToken) =>
        messages.Select(m => m.Kind).Take(Limit).CountAsync(cancellationToken);
}
