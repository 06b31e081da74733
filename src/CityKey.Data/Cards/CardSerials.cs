using System.Security.Cryptography;
using CityKey.Domain.Applications;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Cards;

/// <summary>Makes serial numbers of cards.</summary>
public static class CardSerials
{
    /// <summary>A serial that no card has. The unique index guarantees it; this check only avoids a failed save in the
    /// one-in-a-billion case.</summary>
    public static async Task<string> FreeSerialAsync(this CityKeyDb db, CancellationToken cancellationToken)
    {
        string serial;
        do
        {
            serial = ReferenceNumber.From(RandomNumberGenerator.GetBytes(7));
        } while (await db.Cards.AnyAsync(c => c.Serial == serial, cancellationToken));
        return serial;
    }
}
