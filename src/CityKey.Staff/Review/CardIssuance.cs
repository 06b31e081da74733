using System.Security.Claims;
using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Data.Cards;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.Cards;
using CityKey.Domain.People;
using CityKey.Domain.Places;

namespace CityKey.Staff.Review;

/// <summary>Makes cards of approved applications. Which card is whose stands in the sealed form and nowhere
/// else.</summary>
public sealed class CardIssuance(
    CityKeyDb db,
    ApplicationAccess access,
    ReviewActions actions,
    CityProfile city,
    TimeProvider time
)
{
    /// <summary>Issues the card of an approved application, in one save.</summary>
    /// <exception cref="RuleViolationException">It is not approved, has moved on, or cannot be drawn.</exception>
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
            throw new RuleViolationException("application.move", "A card was asked for that is not to be made.");
        }

        var (clerk, now) = (staff.AsActor(), time.GetUtcNow());
        using var opened = await access.OpenAsync(application, AccessReason.Issue, staff, cancellationToken);
        if (!PrintableText.CanBeDrawn(opened.Form))
        {
            throw new RuleViolationException("card.letters", "The card's fonts lack a letter of what is printed.");
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
        await actions.FollowInQueueAsync(application, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
