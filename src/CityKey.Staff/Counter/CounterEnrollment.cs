using CityKey.Data;
using CityKey.Data.Cards;
using CityKey.Data.Counter;
using CityKey.Data.Sealing;
using CityKey.Domain;
using CityKey.Domain.Cards;
using CityKey.Domain.Counter;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Counter;

/// <summary>What a visit leads to: a card that was seen good, or a refusal. Each is one save.</summary>
/// <param name="keys">Asked only where the city keeps more than the serial.</param>
public sealed class CounterEnrollment(
    CityKeyDb db,
    VisitStore visits,
    CityProfile city,
    Lazy<CityKeys> keys,
    TimeProvider time
)
{
    /// <summary>Gives the visit a card to print, once. Its serial is good for nothing until the card is seen
    /// good.</summary>
    /// <exception cref="RuleViolationException">Something is missing, or the resident has not checked it.</exception>
    public async Task BeginPrintingAsync(OpenedVisit opened, CancellationToken cancellationToken)
    {
        var (visit, now) = (opened.Visit, time.GetUtcNow());
        var today = city.DayOf(now);
        if (visit.Card is not null)
        {
            return;
        }

        if (VisitSteps.Next(visit, city, today) != VisitStep.Print)
        {
            throw new RuleViolationException(
                "visit.incomplete",
                "A card was to be printed of a visit that is not complete."
            );
        }

        var serial = await db.FreeSerialAsync(cancellationToken);
        var secret = RevocationSecret.Create();
        var digest = await Task.Run(() => secret.DigestFor(serial), cancellationToken);
        var expires = city.Validity.ExpiryFor(new DateOfBirth(visit.Form.Born!.Value), today);
        var card = Card.Print(
            Guid.CreateVersion7(),
            serial,
            today,
            expires,
            city.RulesOn(today).Id,
            visit.Site,
            digest,
            opened.Owner.Actor,
            now
        );
        db.Add(card);
        opened.Row.CardId = card.Id;
        await visits.KeepAsync(
            opened,
            visit with
            {
                Card = new PrintedCard(card.Id, serial, expires, secret.Shown),
            },
            cancellationToken
        );
    }

    /// <summary>Notes that the card went to the printer.</summary>
    public async Task NotePrintAsync(OpenedVisit opened, CancellationToken cancellationToken)
    {
        (await CardAsync(opened, cancellationToken)).NotePrint(opened.Owner.Actor, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The card in hand is good: it becomes valid, what the city keeps is kept, and the visit shrinks to its
    /// slip.</summary>
    /// <exception cref="RuleViolationException">It is not the card that this visit printed last.</exception>
    public async Task FinishAsync(OpenedVisit opened, string? serial, CancellationToken cancellationToken)
    {
        var (visit, now) = (opened.Visit, time.GetUtcNow());
        var over = visit.Finish(serial);
        var card = await CardAsync(opened, cancellationToken);
        card.SeeGood(opened.Owner.Actor, now);
        var photo =
            await visits.PhotoAsync(opened, cancellationToken)
            ?? throw new RuleViolationException("visit.photo", "A visit was finished without its photo.");
        db.AddRange(VisitRetention.Rows(visit, () => photo, keys));
        await ShrinkAsync(opened, over, cancellationToken);
        visits.Note(
            "issued",
            opened.Row.Id,
            opened.Owner.Actor,
            [.. Codes(visit, card.RuleSet), ("documents", visit.ClerkAccepts ? "by-clerk" : "by-rules")]
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>No card: the reasons are noted as codes, and the visit shrinks to its slip.</summary>
    /// <exception cref="RuleViolationException">No reason, or one that the city does not know.</exception>
    public async Task RefuseAsync(
        OpenedVisit opened,
        IReadOnlyList<string> reasons,
        CancellationToken cancellationToken
    )
    {
        var today = city.DayOf(time.GetUtcNow());
        var over = opened.Visit.Refuse(reasons, city, today);
        await visits.SpoilAsync(opened.Row, SpoilReason.Refused, opened.Owner.Actor, cancellationToken);
        visits.Note(
            "refused",
            opened.Row.Id,
            opened.Owner.Actor,
            [.. Codes(opened.Visit, city.RulesOn(today).Id), ("reasons", string.Join(' ', reasons))]
        );
        await ShrinkAsync(opened, over, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static (string Name, string Value)[] Codes(Visit visit, string rules) =>
        [("site", visit.Site), ("rules", rules), ("keeps", visit.Keeps.ToString())];

    private Task<Card> CardAsync(OpenedVisit opened, CancellationToken cancellationToken)
    {
        var id =
            opened.Row.CardId
            ?? throw new RuleViolationException("visit.card", "A visit was to go on with a card that it has not.");
        return db.Cards.SingleAsync(c => c.Id == id, cancellationToken);
    }

    private async Task ShrinkAsync(OpenedVisit opened, Visit over, CancellationToken cancellationToken)
    {
        if (await visits.PhotoRowAsync(opened, cancellationToken) is { } photo)
        {
            db.Remove(photo);
        }

        (opened.Row.CardId, opened.Row.Over) = (null, true);
        visits.Seal(opened, over);
    }
}
