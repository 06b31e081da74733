using System.Text.Json;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.Counter;

namespace CityKey.Data.Counter;

/// <summary>The visit and its photo as they are sealed: to their key, their row, their clerk and that clerk's
/// session.</summary>
internal static class SealedVisit
{
    public static byte[] Seal(Visit visit, VisitKey key, VisitHolder holder) =>
        key.Bytes.Seal(JsonSerializer.SerializeToUtf8Bytes(visit, FormJson.Options), Place("sealed", key, holder));

    /// <exception cref="SealBrokenException">Another visit's, another clerk's or another session's.</exception>
    public static Visit Open(byte[] sealedVisit, VisitKey key, VisitHolder holder) =>
        JsonSerializer.Deserialize<Visit>(key.Bytes.Open(sealedVisit, Place("sealed", key, holder)), FormJson.Options)
        ?? throw new SealBrokenException("The sealed visit is empty.");

    public static byte[] SealPhoto(ReadOnlySpan<byte> jpeg, VisitKey key, VisitHolder holder) =>
        key.Bytes.Seal(jpeg, Place("photo", key, holder));

    /// <exception cref="SealBrokenException">Another visit's.</exception>
    public static byte[] OpenPhoto(byte[] sealedPhoto, VisitKey key, VisitHolder holder) =>
        key.Bytes.Open(sealedPhoto, Place("photo", key, holder));

    private static SealedPlace Place(string column, VisitKey key, VisitHolder holder) =>
        new("visit", $"{column} {holder.ClerkId:N}", key.Id, holder.Session);
}
