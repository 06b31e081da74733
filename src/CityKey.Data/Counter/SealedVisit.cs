using System.Text.Json;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.Counter;

namespace CityKey.Data.Counter;

/// <summary>Seals and opens a visit and its photo, bound to the visit's id, its clerk and the clerk's
/// session.</summary>
internal static class SealedVisit
{
    public static byte[] Seal(Visit visit, VisitKey key, VisitOwner owner) =>
        key.Bytes.Seal(JsonSerializer.SerializeToUtf8Bytes(visit, FormJson.Options), Context("sealed", key, owner));

    /// <exception cref="SealBrokenException">The ciphertext belongs to another visit, clerk or session, or was
    /// changed.</exception>
    public static Visit Open(byte[] sealedVisit, VisitKey key, VisitOwner owner) =>
        JsonSerializer.Deserialize<Visit>(key.Bytes.Open(sealedVisit, Context("sealed", key, owner)), FormJson.Options)
        ?? throw new SealBrokenException("The sealed visit is empty.");

    public static byte[] SealPhoto(ReadOnlySpan<byte> jpeg, VisitKey key, VisitOwner owner) =>
        key.Bytes.Seal(jpeg, Context("photo", key, owner));

    /// <exception cref="SealBrokenException">The ciphertext belongs to another visit, clerk or session, or was
    /// changed.</exception>
    public static byte[] OpenPhoto(byte[] sealedPhoto, VisitKey key, VisitOwner owner) =>
        key.Bytes.Open(sealedPhoto, Context("photo", key, owner));

    private static SealContext Context(string column, VisitKey key, VisitOwner owner) =>
        new("visit", $"{column} {owner.ClerkId:N}", key.Id, owner.Session);
}
