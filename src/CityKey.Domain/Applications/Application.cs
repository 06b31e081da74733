using CityKey.Domain.People;
using CityKey.Domain.Places;

namespace CityKey.Domain.Applications;

/// <summary>One online application: where it stands, and nothing of what it says.</summary>
public sealed partial class Application : Entity
{
    private Application() { }

    public Guid Id { get; private set; }

    /// <summary>What people read out; not a secret.</summary>
    public string Reference { get; private set; } = "";

    public ApplicationStatus Status { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public string NoticeVersion { get; private set; } = "";
    public DateTimeOffset NoticeAcceptedAt { get; private set; }
    public DateTimeOffset DraftExpiresAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The rule set in force on the day of submission, by which it is judged.</summary>
    public string? RuleSet { get; private set; }

    public string? Site { get; private set; }
    public Guid? ReviewerId { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string[] DecisionReasons { get; private set; } = [];

    /// <summary>The switch's epoch under which the last online write was accepted; stamped by the database.</summary>
    public long PortalEpoch { get; private set; }

    public uint Version { get; private set; }

    public static Application Start(
        Guid id,
        string reference,
        string noticeVersion,
        DateTimeOffset at,
        TimeSpan keptFor
    )
    {
        var application = new Application
        {
            Id = id,
            Reference = reference,
            Status = ApplicationStatus.Draft,
            StartedAt = at,
            NoticeVersion = noticeVersion,
            NoticeAcceptedAt = at,
            DraftExpiresAt = at + keptFor,
        };
        application.Record("application.started", id, Actor.Resident, at, ("notice", noticeVersion));
        return application;
    }

    public bool Can(ApplicationAction action) => ApplicationLifecycle.Can(Status, action);

    /// <exception cref="RuleViolationException">The form is not complete, or the person is too young for this city's
    /// online way.</exception>
    public void Submit(ApplicationForm form, CityProfile city, DateTimeOffset at)
    {
        if (!ApplicationSteps.IsComplete(form))
        {
            throw new RuleViolationException(
                "application.incomplete",
                "An application was submitted that is not complete."
            );
        }

        var day = city.DayOf(at);
        if (form.AgeOn(day) < city.OnlineFromAge)
        {
            throw new RuleViolationException(
                "application.too-young-online",
                "The online way is for older people in this city."
            );
        }

        Move(ApplicationAction.Submit, Actor.Resident, at);
        SubmittedAt = at;
        RuleSet = city.RulesOn(day).Id;
    }

    public void BeginReview(Actor clerk, DateTimeOffset at)
    {
        RequireStaff(clerk);
        Move(ApplicationAction.BeginReview, clerk, at);
        ReviewerId = clerk.Id;
    }

    public void Release(Actor clerk, DateTimeOffset at)
    {
        RequireReviewer(clerk);
        Move(ApplicationAction.Release, clerk, at);
        ReviewerId = null;
    }

    public void Approve(Actor clerk, DateTimeOffset at)
    {
        RequireReviewer(clerk);
        Move(ApplicationAction.Approve, clerk, at);
        DecidedAt = at;
    }

    /// <param name="reasonCodes">One or more of <see cref="CityProfile.DenialReasons"/>.</param>
    public void Deny(IReadOnlyList<string> reasonCodes, CityProfile city, Actor clerk, DateTimeOffset at)
    {
        RequireReviewer(clerk);
        RequireReasons(reasonCodes, city.DenialReasons);
        Move(ApplicationAction.Deny, clerk, at, Reasons(reasonCodes));
        DecidedAt = at;
        DecisionReasons = [.. reasonCodes];
        AppealDueAt = city.EndOf(city.DayOf(at).AddDays(city.AppealWithinDays));
    }

    /// <summary>The time a draft is kept has run out.</summary>
    public void Expire(Actor by, DateTimeOffset at)
    {
        if (at < DraftExpiresAt)
        {
            throw new RuleViolationException("application.too-early", "A draft was to expire before its time.");
        }

        Move(ApplicationAction.Expire, by, at);
    }

    public void Issue(Actor clerk, DateTimeOffset at)
    {
        RequireStaff(clerk);
        Move(ApplicationAction.Issue, clerk, at);
    }

    public void Withdraw(Actor by, DateTimeOffset at) => Move(ApplicationAction.Withdraw, by, at);

    private static void RequireStaff(Actor clerk)
    {
        if (clerk is not { Kind: ActorKind.Staff, Id: not null })
        {
            throw new RuleViolationException("application.staff", "Only a clerk may do this.");
        }
    }

    private static void RequireReasons(IReadOnlyList<string> given, IReadOnlyList<string> known)
    {
        if (given.Count == 0 || given.Any(r => !known.Contains(r, StringComparer.Ordinal)))
        {
            throw new RuleViolationException(
                "application.reason",
                "A decision needs at least one of the city's reasons."
            );
        }
    }

    private static (string Name, string Value) Reasons(IReadOnlyList<string> codes) =>
        ("reasons", string.Join(' ', codes));

    // An appeal is heard by somebody who did not decide before.
    private void RequireAnotherThanReviewer(Actor clerk)
    {
        RequireStaff(clerk);
        if (clerk.Id == ReviewerId)
        {
            throw new RuleViolationException("application.another-clerk", "Another clerk must hear an appeal.");
        }
    }

    private void RequireReviewer(Actor clerk)
    {
        RequireStaff(clerk);
        if (clerk.Id != ReviewerId)
        {
            throw new RuleViolationException("application.reviewer", "Only the clerk who claimed it may do this.");
        }
    }

    private void Move(
        ApplicationAction action,
        Actor by,
        DateTimeOffset at,
        params (string Name, string Value)[] detail
    )
    {
        var move =
            ApplicationLifecycle.Find(Status, action)
            ?? throw new RuleViolationException("application.move", $"{action} is not possible from {Status}.");
        Status = move.To;
        AskedAt = action == ApplicationAction.Ask ? at : AskedAt;
        Record($"application.{Code(action)}", Id, by, at, detail);
    }

    private static string Code(ApplicationAction action) =>
        action switch
        {
            ApplicationAction.Submit => "submitted",
            ApplicationAction.Expire => "expired",
            ApplicationAction.BeginReview => "review-begun",
            ApplicationAction.Release => "released",
            ApplicationAction.Approve => "approved",
            ApplicationAction.Deny => "denied",
            ApplicationAction.Ask => "asked",
            ApplicationAction.Answer => "answered",
            ApplicationAction.Lapse => "lapsed",
            ApplicationAction.Appeal => "appealed",
            ApplicationAction.Uphold => "upheld",
            ApplicationAction.Overturn => "overturned",
            ApplicationAction.Issue => "issued",
            ApplicationAction.Withdraw => "withdrawn",
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without a code."),
        };
}
