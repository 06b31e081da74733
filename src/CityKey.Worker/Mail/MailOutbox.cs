using CityKey.Data;
using CityKey.Data.Outbox;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Worker.Mail;

/// <summary>A message that this worker has taken up.</summary>
/// <param name="To">Null where it ended without a letter.</param>
public sealed record LeasedMail(OutboxMessage Message, Addressee? To);

/// <summary>The mail of the outbox: taken up under a mark that is committed before anything is sent, and settled
/// after.</summary>
public sealed class MailOutbox(CityKeyDb db, SealedMailAddresses addresses, TimeProvider time)
{
    /// <summary>How long a worker that took up a message is believed to live; longer than any exchange with a mail
    /// server may last.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>How long a server may put off one message before it is parked.</summary>
    public static readonly TimeSpan ParkAfter = TimeSpan.FromDays(4);

    private const int MostDoubtful = 2;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(4);

    /// <summary>Takes up the message that has been due longest and leads to a page that the portal shows; several
    /// workers may ask at once.</summary>
    /// <returns>Null where nothing is due.</returns>
    public async Task<LeasedMail?> TakeAsync(PortalState portal, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sendable = MailCodes.Sendable(portal);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var message = (
            await db
                .OutboxMessages.FromSql(
                    $"""
                    SELECT * FROM platform.outbox_message WHERE done_at IS NULL AND due_at <= {now} AND kind = {OutboxRules.Mail} AND code = ANY ({sendable})
                    ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
                    """
                )
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();
        if (message is null)
        {
            return null;
        }

        // Whoever took it up before never said how it ended.
        message.Doubtful += message.SendingSince is null ? 0 : 1;
        var (end, to) = await LookAsync(message, sendable, now, cancellationToken);
        (message.SendingSince, message.DueAt) = (now, now + Lease);
        message.FirstTriedAt ??= now;
        message.Attempts++;
        if (end is not null)
        {
            (message.SendingSince, message.DoneAt, message.Outcome) = (null, now, end);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (end is not null)
        {
            await addresses.DeleteIfOverAsync(message.Subject, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new LeasedMail(message, to);
    }

    /// <summary>The message has come to its end.</summary>
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

    /// <summary>This message is tried again later, or parked when that has gone on too long.</summary>
    /// <param name="doubtful">Nobody knows whether the server took it.</param>
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

    /// <summary>Nothing was tried, because no server was there: this says nothing about the message. Others go before
    /// it next time.</summary>
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

    // A worker that was believed dead must not settle what another has taken up since.
    private IQueryable<OutboxMessage> StillTaken(OutboxMessage taken) =>
        db.OutboxMessages.Where(m =>
            m.Id == taken.Id && m.DoneAt == null && m.SendingSince != null && m.Attempts == taken.Attempts
        );

    private async Task<(string? End, Addressee? To)> LookAsync(
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

    // One message a case: after an outage a resident gets the newest and no other.
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

    // Answered or ended meanwhile, or asked anew since.
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
