using System.Security.Claims;
using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Data.Records;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Review;

/// <summary>What a clerk does to a case. Each is one save: the status, the queue, the audit.</summary>
public sealed class ReviewActions(CityKeyDb db, CityProfile city, TimeProvider time)
{
    public const string Claim = "claim";
    public const string Release = "release";
    public const string Approve = "approve";
    public const string Deny = "deny";

    /// <param name="seen">The version the clerk was looking at; null where they saw only the queue.</param>
    /// <exception cref="RuleViolationException">The case has moved on, or is somebody else's.</exception>
    /// <exception cref="DbUpdateConcurrencyException">It moved on in this very instant.</exception>
    public async Task DoAsync(
        Application application,
        string act,
        uint? seen,
        IReadOnlyList<string> reasons,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        var (clerk, now) = (staff.AsActor(), time.GetUtcNow());
        RequireSeen(application, seen);
        switch (act)
        {
            case Claim when application.Can(ApplicationAction.Uphold):
                application.TakeAppeal(clerk, now);
                break;
            case Claim:
                application.BeginReview(clerk, now);
                break;
            case Release when application.Can(ApplicationAction.Uphold):
                application.LeaveAppeal(clerk, now);
                break;
            case Release:
                application.Release(clerk, now);
                break;
            case Approve:
                application.Approve(clerk, now);
                break;
            case Deny:
                application.Deny(reasons, city, clerk, now);
                break;
            default:
                throw new RuleViolationException("case.act", "There is no such act.");
        }

        await FollowInQueueAsync(application, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolationException">The case is not as the clerk saw it.</exception>
    internal static void RequireSeen(Application application, uint? seen)
    {
        // Between this look and the save, the row version in the UPDATE keeps the same promise.
        if (seen is not null && seen != application.Version)
        {
            throw new RuleViolationException("case.seen", "The case has changed since it was shown.");
        }
    }

    /// <exception cref="RuleViolationException">The case is not what the page was for.</exception>
    internal static void Require(bool stands)
    {
        if (!stands)
        {
            throw new RuleViolationException("case.seen", "The case is not as the page showed it.");
        }
    }

    internal async Task<QueueItem> FollowInQueueAsync(Application application, CancellationToken cancellationToken)
    {
        var item = await db.QueueItems.SingleAsync(q => q.ApplicationId == application.Id, cancellationToken);
        if (item.ClaimedBy != application.ClerkId)
        {
            item.ClaimedBy = application.ClerkId;
            item.ClaimedAt = application.ClerkId is null ? null : time.GetUtcNow();
        }

        item.Status = application.Status;
        item.DecidedBy = application.Can(ApplicationAction.Uphold) ? application.ReviewerId : null;
        return item;
    }
}
