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

/// <summary>Ends a counter visit with a card or with a refusal. Each step is one transaction.</summary>
/// <param name="keys">Loaded only where the city keeps more than the serial number.</param>
public sealed class CounterEnrollment(
    CityKeyDb db,
    VisitStore visits,
    CityProfile city,
    Lazy<CityKeys> keys,
    TimeProvider time
)
{
    /// <summary>Creates the card to print; does nothing where the visit has one already. The card is not valid until
    /// <see cref="FinishAsync"/>.</summary>
    /// <exception cref="RuleViolationException">An earlier step of the visit is not complete.</exception>
    public async Task BeginPrintingAsync(OpenedVisit opened, CancellationToken cancellationToken)
    {
        var visit = opened.Visit;
        var now = time.GetUtcNow();
        var today = city.DayOf(now);
        if (visit.Card is not null)
        {
            return;
        }

        if (VisitSteps.Next(visit, city, today) != VisitStep.Print)
        {
            throw new RuleViolationException(
                "visit.incomplete",
                "A card cannot be printed before the visit is complete."
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

    /// <summary>Records that the card was printed.</summary>
    public async Task NotePrintAsync(OpenedVisit opened, CancellationToken cancellationToken)
    {
        (await CardAsync(opened, cancellationToken)).NotePrint(opened.Owner.Actor, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Makes the printed card valid, stores what the city keeps of the visit, and reduces the visit to the
    /// data of its slip.</summary>
    /// <param name="serial">The serial number of the card that the clerk checked.</param>
    /// <exception cref="RuleViolationException">It is not the card that this visit printed last.</exception>
    public async Task FinishAsync(OpenedVisit opened, string? serial, CancellationToken cancellationToken)
    {
        var visit = opened.Visit;
        var over = visit.Finish(serial);
        var card = await CardAsync(opened, cancellationToken);
        card.SeeGood(opened.Owner.Actor, time.GetUtcNow());
        var photo =
            await visits.PhotoAsync(opened, cancellationToken)
            ?? throw new RuleViolationException("visit.photo", "A visit cannot be finished without its photo.");
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

    /// <summary>Refuses a card: records the reasons as codes, and reduces the visit to the data of its slip.</summary>
    /// <exception cref="RuleViolationException">There is no reason, or one that the city's profile does not
    /// have.</exception>
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
        var id = opened.Row.CardId ?? throw new RuleViolationException("visit.card", "The visit has no card.");
        return db.Cards.SingleAsync(c => c.Id == id, cancellationToken);
    }

    private async Task ShrinkAsync(OpenedVisit opened, Visit over, CancellationToken cancellationToken)
    {
        if (await visits.PhotoRowAsync(opened, cancellationToken) is { } photo)
        {
            db.Remove(photo);
        }

        opened.Row.CardId = null;
        opened.Row.Over = true;
        visits.Seal(opened, over);
    }
}
