using CityKey.Data;
using CityKey.Data.Outbox;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Worker.Mail;

/// <summary>A message that this worker has leased.</summary>
/// <param name="To">The recipient; null when the message was completed without being sent.</param>
public sealed record LeasedMail(OutboxMessage Message, Addressee? To);

/// <summary>The mail in the outbox. A message is leased in a committed transaction before it is sent, and completed
/// afterwards.</summary>
public sealed class MailOutbox(CityKeyDb db, SealedMailAddresses addresses, TimeProvider time)
{
    /// <summary>How long a message is leased; longer than any exchange with a mail server can take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>How long a message is retried before it is parked.</summary>
    public static readonly TimeSpan ParkAfter = TimeSpan.FromDays(4);

    private const int MostDoubtful = 2;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(4);

    /// <summary>Leases the message that has been due longest, among those whose links the portal serves now. Several
    /// workers may call this at once.</summary>
    /// <returns>Null when nothing is due.</returns>
    public async Task<LeasedMail?> TakeAsync(PortalState portal, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sendable = MailCodes.Sendable(portal);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var message = (
            await db
                .OutboxMessages.FromSql(
                    $"""
                    SELECT * FROM platform.outbox_message
                    WHERE done_at IS NULL AND due_at <= {now} AND kind = {OutboxRules.Mail} AND code = ANY ({sendable})
                    ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
                    """
                )
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();
        if (message is null)
        {
            return null;
        }

        // A previous lease expired without a result: the message may have been sent.
        message.Doubtful += message.SendingSince is null ? 0 : 1;
        var (end, to) = await ResolveAsync(message, sendable, now, cancellationToken);
        message.SendingSince = now;
        message.DueAt = now + Lease;
        message.FirstTriedAt ??= now;
        message.Attempts++;
        if (end is not null)
        {
            message.SendingSince = null;
            message.DoneAt = now;
            message.Outcome = end;
        }

        await db.SaveChangesAsync(cancellationToken);
        if (end is not null)
        {
            await addresses.DeleteIfOverAsync(message.Subject, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new LeasedMail(message, to);
    }

    /// <summary>Completes a message.</summary>
    public async Task EndAsync(OutboxMessage taken, string outcome, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await StillTaken(taken)
            .ExecuteUpdateAsync(
                m =>
                    m.SetProperty(x => x.DoneAt, now)
                        .SetProperty(x => x.Outcome, outcome)
                        .SetProperty(x => x.SendingSince, (DateTimeOffset?)null),
                cancellationToken
            );
        await addresses.DeleteIfOverAsync(taken.Subject, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Schedules another attempt, or parks the message after too many.</summary>
    /// <param name="doubtful">Whether it is unknown if the server accepted the message.</param>
    public async Task PutOffAsync(OutboxMessage taken, bool doubtful, CancellationToken cancellationToken)
    {
        var doubts = taken.Doubtful + (doubtful ? 1 : 0);
        var now = time.GetUtcNow();
        if (doubts >= MostDoubtful || now - taken.FirstTriedAt >= ParkAfter)
        {
            await EndAsync(
                taken,
                doubts >= MostDoubtful ? OutboxOutcome.ParkedUnsure : OutboxOutcome.ParkedLate,
                cancellationToken
            );
            return;
        }

        var due = now + Backoff.After(taken.Attempts, FirstWait, LongestWait);
        await StillTaken(taken)
            .ExecuteUpdateAsync(
                m =>
                    m.SetProperty(x => x.DueAt, due)
                        .SetProperty(x => x.Doubtful, doubts)
                        .SetProperty(x => x.SendingSince, (DateTimeOffset?)null),
                cancellationToken
            );
    }

    /// <summary>Returns a message that was not attempted, because no server could be reached. Other messages come
    /// before it next time.</summary>
    public Task PutBackAsync(OutboxMessage taken, CancellationToken cancellationToken)
    {
        var due = time.GetUtcNow() + FirstWait;
        var first = taken.Attempts == 1 ? null : taken.FirstTriedAt;
        return StillTaken(taken)
            .ExecuteUpdateAsync(
                m =>
                    m.SetProperty(x => x.DueAt, due)
                        .SetProperty(x => x.Attempts, taken.Attempts - 1)
                        .SetProperty(x => x.FirstTriedAt, first)
                        .SetProperty(x => x.SendingSince, (DateTimeOffset?)null),
                cancellationToken
            );
    }

    // Compares `Attempts`, so that a stale worker cannot complete a message that another has leased since.
    private IQueryable<OutboxMessage> StillTaken(OutboxMessage taken) =>
        db.OutboxMessages.Where(m =>
            m.Id == taken.Id && m.DoneAt == null && m.SendingSince != null && m.Attempts == taken.Attempts
        );

    private async Task<(string? End, Addressee? To)> ResolveAsync(
        OutboxMessage message,
        string[] sendable,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (await NewerAsync(message, sendable, now, cancellationToken))
        {
            return (OutboxOutcome.Superseded, null);
        }

        if (message.Code is MailCodes.Asked or MailCodes.Reminder && await OutdatedAsync(message, cancellationToken))
        {
            return (OutboxOutcome.Outdated, null);
        }

        if (message.Code == MailCodes.Closed)
        {
            return (OutboxOutcome.Closed, null);
        }

        try
        {
            var to = await addresses.OpenAsync(message.Subject, cancellationToken);
            return to is null ? (OutboxOutcome.NoBox, null)
                : message.Doubtful >= MostDoubtful ? (OutboxOutcome.ParkedUnsure, null)
                : (null, to);
        }
        catch (SealBrokenException)
        {
            return (OutboxOutcome.ParkedBroken, null);
        }
    }

    // After an outage a resident gets only the newest message about an application.
    private Task<bool> NewerAsync(
        OutboxMessage message,
        string[] sendable,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        db.OutboxMessages.AnyAsync(
            m =>
                m.Subject == message.Subject
                && m.Kind == OutboxRules.Mail
                && m.DoneAt == null
                && m.Id != message.Id
                && sendable.Contains(m.Code)
                && (m.DueAt <= now || m.Attempts > 0)
                && (
                    m.CreatedAt > message.CreatedAt
                    || (m.CreatedAt == message.CreatedAt && m.Code == MailCodes.Reminder)
                ),
            cancellationToken
        );

    // The resident has answered, the application has ended, or a newer question exists.
    private async Task<bool> OutdatedAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        !await db.QueueItems.AnyAsync(
            q => q.ApplicationId == message.Subject && q.Status == ApplicationStatus.AwaitingResident,
            cancellationToken
        )
        || await db.OutboxMessages.AnyAsync(
            m => m.Subject == message.Subject && m.Code == MailCodes.Asked && m.CreatedAt > message.CreatedAt,
            cancellationToken
        );
}
