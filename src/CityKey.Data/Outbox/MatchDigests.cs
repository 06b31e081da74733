using System.Security.Cryptography;
using CityKey.Data.Records;
using CityKey.Data.Sealing;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Outbox;

/// <summary>Turns the match box of a submission into the keyed digest by which a second application is noticed, and
/// deletes the box.</summary>
/// <param name="digestKey">32 secret bytes that never leave the worker.</param>
public sealed class MatchDigests(CityKeyDb db, PrivateBox box, byte[] digestKey, TimeProvider time)
{
    private const int Batch = 20;

    /// <summary>Does what is due; several workers may run at once.</summary>
    /// <returns>How many messages were done.</returns>
    public async Task<int> DoDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var due = await db
            .OutboxMessages.FromSql(
                $"""
                SELECT * FROM platform.outbox_message WHERE done_at IS NULL AND due_at <= {now} AND kind = {OutboxRules.Match}
                ORDER BY due_at LIMIT {Batch} FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(cancel);
        foreach (var message in due)
        {
            message.Outcome = await DigestAsync(message.Subject, cancel);
            message.DoneAt = now;
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return due.Count;
    }

    // A box that cannot be opened will not open tomorrow either; it must not hold up the others.
    private async Task<string> DigestAsync(Guid application, CancellationToken cancel)
    {
        var content = await db.Boxes.SingleOrDefaultAsync(
            b => b.ApplicationId == application && b.Kind == Box.Match,
            cancel
        );
        if (content is null)
        {
            return OutboxOutcome.NoBox;
        }

        try
        {
            var person = box.Open(content.Sealed, new SealedPlace("box", Box.Match, application, application));
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
