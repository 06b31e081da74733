using System.Security.Claims;
using CityKey.Data;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Staff.Access;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Review;

/// <summary>A clerk's actions on an application that need neither its form nor a message. Each is one save, which also
/// updates the queue and the audit log.</summary>
/// <remarks><c>seen</c> is the version of the application that the clerk was looking at; null when they saw only the
/// queue. Every method throws <see cref="RuleViolationException"/> when the application has changed since, or another
/// clerk has it, and <see cref="DbUpdateConcurrencyException"/> when it changes during the save.</remarks>
public sealed class ReviewActions(CityKeyDb db, CityProfile city, TimeProvider time)
{
    /// <summary>Takes an application that waits for review, or for another clerk to hear its appeal.</summary>
    public async Task ClaimAsync(
        Application application,
        uint? seen,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        RequireSeen(application, seen);
        if (application.Can(ApplicationAction.Uphold))
        {
            application.TakeAppeal(staff.AsActor(), time.GetUtcNow());
        }
        else
        {
            application.BeginReview(staff.AsActor(), time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Gives a claimed application or appeal back to the queue.</summary>
    public async Task ReleaseAsync(
        Application application,
        uint? seen,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        RequireSeen(application, seen);
        if (application.Can(ApplicationAction.Uphold))
        {
            application.LeaveAppeal(staff.AsActor(), time.GetUtcNow());
        }
        else
        {
            application.Release(staff.AsActor(), time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ApproveAsync(
        Application application,
        uint? seen,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        RequireSeen(application, seen);
        application.Approve(staff.AsActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <param name="reasons">One or more of <see cref="CityProfile.DenialReasons"/>.</param>
    public async Task DenyAsync(
        Application application,
        uint? seen,
        IReadOnlyList<string> reasons,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        RequireSeen(application, seen);
        application.Deny(reasons, city, staff.AsActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolationException">The application has changed since the clerk saw it.</exception>
    internal static void RequireSeen(Application application, uint? seen)
    {
        // A change between this check and the save is caught by the row version in the UPDATE.
        if (seen is not null && seen != application.Version)
        {
            throw new RuleViolationException("case.seen", "The application has changed since it was shown.");
        }
    }
}
