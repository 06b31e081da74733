using System.Security.Cryptography;
using CityKey.Data.Accounts;
using CityKey.Data.Sealing;
using CityKey.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Counter;

/// <summary>Turns the match box of a card from a counter into the keyed digest by which a second card is noticed, and
/// deletes the box. The worker's.</summary>
/// <param name="digestKey">32 secret bytes that never leave the worker.</param>
public sealed class CounterDigests(CityKeyDb db, SealedBoxKey box, byte[] digestKey, TimeProvider time)
{
    private const int Batch = 20;

    /// <returns>How many boxes were done.</returns>
    public async Task<int> DoDueAsync(CancellationToken cancellationToken)
    {
        var boxes = await db.MatchBoxes.OrderBy(b => b.CardId).Take(Batch).ToListAsync(cancellationToken);
        foreach (var person in boxes)
        {
            var digest = HMACSHA256.HashData(digestKey, box.Open(person.Sealed, CounterMatchBox.Place(person.CardId)));
            if (
                await db.CounterDigests.AnyAsync(d => d.Digest == digest, cancellationToken)
                || await db.MatchDigests.AnyAsync(d => d.Digest == digest, cancellationToken)
            )
            {
                db.Add(AccountEntries.Of("card.seems-second", Actor.Worker, person.CardId, time));
            }

            db.Add(
                new CounterDigest
                {
                    CardId = person.CardId,
                    Keeps = person.Keeps,
                    Digest = digest,
                }
            );
            // Where another worker was faster, this deletes nothing and the save fails whole.
            db.Remove(person);
            await db.SaveChangesAsync(cancellationToken);
        }

        db.ChangeTracker.Clear();
        return boxes.Count;
    }
}
