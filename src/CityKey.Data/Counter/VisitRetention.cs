using System.Text.Json;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.Counter;
using CityKey.Domain.People;

namespace CityKey.Data.Counter;

/// <summary>Name and birth date as they are kept where the city keeps them.</summary>
public sealed record PersonOnCard(PersonName Name, DateOnly Born)
{
    // A record's own ToString would put the name into whatever log it meets.
    public override string ToString() => nameof(PersonOnCard);
}

/// <summary>What remains of a visit that led to a card, by the setting its resident was told: nothing, a digest, or
/// three things sealed.</summary>
public static class VisitRetention
{
    public static IEnumerable<object> Rows(Visit visit, Func<byte[]> photo, Lazy<CityKeys> keys)
    {
        var card = visit.Card!.Id;
        var keeps = visit.Keeps.ToString();
        if (visit.Keeps == CounterRetention.SerialOnly)
        {
            yield break;
        }

        var match = keys.Value.Match;
        var person = JsonSerializer.SerializeToUtf8Bytes(ApplicationBoxes.MatchOf(visit.Form), FormJson.Options);
        yield return new CounterMatchBox
        {
            CardId = card,
            Keeps = keeps,
            KeyId = match.KeyId,
            Sealed = match.SealBox(person, CounterMatchBox.Place(card)),
        };
        if (visit.Keeps != CounterRetention.NameBirthDatePhoto)
        {
            yield break;
        }

        using var key = DataKey.Create();
        using var sealer = SegmentSealer.ForNew(key, RetainedPhotoSegment.Place(card));
        var three = new PersonOnCard(visit.Form.Name!, visit.Form.Born!.Value);
        yield return new RetainedPerson
        {
            CardId = card,
            Keeps = keeps,
            Sealed = key.Seal(JsonSerializer.SerializeToUtf8Bytes(three, FormJson.Options), RetainedPerson.Place(card)),
            PhotoHeader = sealer.Header,
        };
        foreach (var (number, segment) in sealer.Seal(photo()).Index())
        {
            yield return new RetainedPhotoSegment
            {
                CardId = card,
                Number = number,
                Sealed = segment,
            };
        }

        yield return new RetainedKey
        {
            CardId = card,
            Keyhole = "city",
            KeyId = keys.Value.City.KeyId,
            Wrapped = keys.Value.City.Wrap(key, card),
        };
        yield return new RetainedKey
        {
            CardId = card,
            Keyhole = "recovery",
            KeyId = keys.Value.Recovery.KeyId,
            Wrapped = keys.Value.Recovery.Wrap(key, card),
        };
    }
}
