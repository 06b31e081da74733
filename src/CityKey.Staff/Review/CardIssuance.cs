using System.Security.Claims;
using CityKey.Data;
using CityKey.Data.Cards;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.Cards;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Staff.Access;

namespace CityKey.Staff.Review;

/// <summary>Issues the cards of approved applications. Only the sealed form links a card to its application.</summary>
public sealed class CardIssuance(CityKeyDb db, ApplicationAccess access, CityProfile city, TimeProvider time)
{
    /// <summary>Issues the card of an approved application, in one save.</summary>
    /// <exception cref="RuleViolationException">The application is not approved, has changed since the clerk saw it, or
    /// has a name or address that cannot be printed.</exception>
    public async Task IssueAsync(
        Application application,
        uint? seen,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        ReviewActions.RequireSeen(application, seen);
        if (!application.Can(ApplicationAction.Issue))
        {
            throw new RuleViolationException("application.move", "The application is not approved.");
        }

        var clerk = staff.AsActor();
        var now = time.GetUtcNow();
        using var opened = await access.OpenAsync(application, AccessReason.Issue, staff, cancellationToken);
        if (!PrintableText.CanBeDrawn(opened.Form))
        {
            throw new RuleViolationException("card.letters", "The card's fonts lack a letter of the name or address.");
        }

        application.Issue(clerk, now);
        var today = city.DayOf(now);
        var expires = city.Validity.ExpiryFor(new DateOfBirth(opened.Form.Born!.Value), today);
        var serial = await db.FreeSerialAsync(cancellationToken);
        db.Add(
            Card.Issue(
                Guid.CreateVersion7(),
                serial,
                today,
                expires,
                application.RuleSet!,
                application.Site,
                clerk,
                now
            )
        );
        opened.Keep(opened.Form with { CardSerial = serial });
        await db.SaveChangesAsync(cancellationToken);
    }
}
