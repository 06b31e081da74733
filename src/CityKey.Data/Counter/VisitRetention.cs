using System.Text.Json;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.Counter;
using CityKey.Domain.People;

namespace CityKey.Data.Counter;

/// <summary>Name and birth date, as they are retained if the city retains them.</summary>
public sealed record PersonOnCard(PersonName Name, DateOnly Born)
{
    // The ToString of a record prints its properties, and could put the name into a log.
    public override string ToString() => nameof(PersonOnCard);
}

/// <summary>What is retained of a visit that led to a card, by the setting that the resident was told of: nothing, a
/// digest of name and birth date, or name, birth date and photo, sealed.</summary>
public static class VisitRetention
{
    /// <summary>The rows to store with the visit's end.</summary>
    /// <param name="photo">Reads the photo; called only when it is retained.</param>
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
            Sealed = match.SealBox(person, CounterMatchBox.Context(card)),
        };
        if (visit.Keeps != CounterRetention.NameBirthDatePhoto)
        {
            yield break;
        }

        using var key = DataKey.Create();
        using var sealer = SegmentSealer.ForNew(key, RetainedPhotoSegment.Context(card));
        var retained = new PersonOnCard(visit.Form.Name!, visit.Form.Born!.Value);
        yield return new RetainedPerson
        {
            CardId = card,
            Keeps = keeps,
            Sealed = key.Seal(
                JsonSerializer.SerializeToUtf8Bytes(retained, FormJson.Options),
                RetainedPerson.Context(card)
            ),
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
