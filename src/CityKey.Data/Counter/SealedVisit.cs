using System.Text.Json;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.Counter;

namespace CityKey.Data.Counter;

/// <summary>The visit and its photo as they are sealed: to their key, their row, their clerk and that clerk's
/// session.</summary>
internal static class SealedVisit
{
    public static byte[] Seal(Visit visit, VisitKey key, VisitOwner owner) =>
        key.Bytes.Seal(JsonSerializer.SerializeToUtf8Bytes(visit, FormJson.Options), Place("sealed", key, owner));

    /// <exception cref="SealBrokenException">Another visit's, another clerk's or another session's.</exception>
    public static Visit Open(byte[] sealedVisit, VisitKey key, VisitOwner owner) =>
        JsonSerializer.Deserialize<Visit>(key.Bytes.Open(sealedVisit, Place("sealed", key, owner)), FormJson.Options)
        ?? throw new SealBrokenException("The sealed visit is empty.");

    public static byte[] SealPhoto(ReadOnlySpan<byte> jpeg, VisitKey key, VisitOwner owner) =>
        key.Bytes.Seal(jpeg, Place("photo", key, owner));

    /// <exception cref="SealBrokenException">Another visit's.</exception>
    public static byte[] OpenPhoto(byte[] sealedPhoto, VisitKey key, VisitOwner owner) =>
        key.Bytes.Open(sealedPhoto, Place("photo", key, owner));

    private static SealContext Place(string column, VisitKey key, VisitOwner owner) =>
        new("visit", $"{column} {owner.ClerkId:N}", key.Id, owner.Session);
}
