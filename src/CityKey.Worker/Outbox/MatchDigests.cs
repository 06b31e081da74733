using System.Security.Cryptography;
using CityKey.Data;
using CityKey.Data.Outbox;
using CityKey.Data.Records;
using CityKey.Data.Sealing;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Worker.Outbox;

/// <summary>Replaces the match box of a submission by a keyed digest, with which duplicate applications are
/// found.</summary>
/// <param name="digestKey">The worker's HMAC key, 32 bytes.</param>
public sealed class MatchDigests(CityKeyDb db, SealedBoxKey box, byte[] digestKey, TimeProvider time)
{
    private const int Batch = 20;

    /// <summary>Processes a batch of due messages; several workers may run at once.</summary>
    /// <returns>The number of processed messages.</returns>
    public async Task<int> DoDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db
            .OutboxMessages.FromSql(
                $"""
                SELECT * FROM platform.outbox_message
                WHERE done_at IS NULL AND due_at <= {now} AND kind = {OutboxRules.Match}
                ORDER BY due_at LIMIT {Batch} FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(cancellationToken);
        foreach (var message in due)
        {
            message.Outcome = await DigestAsync(message.Subject, cancellationToken);
            message.DoneAt = now;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return due.Count;
    }

    // A box that cannot be opened now never can be; it must not block the others.
    private async Task<string> DigestAsync(Guid application, CancellationToken cancellationToken)
    {
        var content = await db.Boxes.SingleOrDefaultAsync(
            b => b.ApplicationId == application && b.Kind == SealedBox.Match,
            cancellationToken
        );
        if (content is null)
        {
            return OutboxOutcome.NoBox;
        }

        try
        {
            var person = box.Open(content.Sealed, new SealContext("box", SealedBox.Match, application, application));
            db.MatchDigests.Add(
                new MatchDigest { ApplicationId = application, Digest = HMACSHA256.HashData(digestKey, person) }
            );
            db.Boxes.Remove(content);
            return OutboxOutcome.Done;
        }
        catch (SealBrokenException)
        {
            return OutboxOutcome.ParkedBroken;
        }
    }
}
