using System.Security.Cryptography;
using CityKey.Data.Audit;
using CityKey.Data.Sealing;
using CityKey.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Counter;

/// <summary>Replaces the match boxes of cards from a counter by keyed digests, which find a second card of the same
/// person. Only the worker has the keys.</summary>
/// <param name="digestKey">32 secret bytes that never leave the worker.</param>
public sealed class CounterDigests(CityKeyDb db, SealedBoxKey box, byte[] digestKey, TimeProvider time)
{
    private const int Batch = 20;

    /// <summary>Handles one batch.</summary>
    /// <returns>The number of boxes replaced.</returns>
    public async Task<int> DoDueAsync(CancellationToken cancellationToken)
    {
        var boxes = await db.MatchBoxes.OrderBy(b => b.CardId).Take(Batch).ToListAsync(cancellationToken);
        foreach (var person in boxes)
        {
            var digest = HMACSHA256.HashData(
                digestKey,
                box.Open(person.Sealed, CounterMatchBox.Context(person.CardId))
            );
            if (
                await db.CounterDigests.AnyAsync(d => d.Digest == digest, cancellationToken)
                || await db.MatchDigests.AnyAsync(d => d.Digest == digest, cancellationToken)
            )
            {
                db.Add(AuditEntry.For("card.seems-second", Actor.Worker, person.CardId, time));
            }

            db.Add(
                new CounterDigest
                {
                    CardId = person.CardId,
                    Keeps = person.Keeps,
                    Digest = digest,
                }
            );
            // When another worker has deleted the box already, the save fails and stores nothing.
            db.Remove(person);
            await db.SaveChangesAsync(cancellationToken);
        }

        db.ChangeTracker.Clear();
        return boxes.Count;
    }
}
