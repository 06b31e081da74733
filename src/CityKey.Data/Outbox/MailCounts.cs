using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Outbox;

/// <summary>How the mail stands.</summary>
/// <param name="Waiting">Due or put off, and on its way.</param>
/// <param name="Held">Would lead to a page that the portal does not show now.</param>
/// <param name="Parked">Could not be delivered; somebody should look why.</param>
public sealed record MailCount(int Waiting, int Held, int Parked);

/// <summary>Counts for the staff site, each up to <see cref="Most"/>.</summary>
public sealed class MailCounts(CityKeyDb db, TimeProvider time)
{
    public const int Most = 1000;

    /// <param name="portal">The state to count for: the one in force, or one that somebody is about to choose.</param>
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

    // Names one column: the staff site may read no message's subject.
    private static Task<int> CountAsync(IQueryable<OutboxMessage> messages, CancellationToken cancellationToken) =>
        messages.Select(m => m.Kind).Take(Most).CountAsync(cancellationToken);
}
