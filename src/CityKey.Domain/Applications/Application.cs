using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Domain.Applications;

/// <summary>One online application: its status, dates and decisions. What the resident wrote is sealed and stored
/// elsewhere. This part holds the way from draft to card; messages, questions and appeals are in
/// <c>Application.Conversation.cs</c>.</summary>
/// <remarks>Every change of status goes through <see cref="ApplicationLifecycle"/> and is recorded as a
/// <see cref="DomainEvent"/>. Each method that changes the status throws a <see cref="RuleViolationException"/> when
/// the lifecycle does not allow the action from the current status, and changes nothing then.</remarks>
public sealed partial class Application : Entity
{
    private Application() { }

    public Guid Id { get; private set; }

    /// <summary>The reference number that residents and clerks read out; not a secret.</summary>
    public string Reference { get; private set; } = "";

    public ApplicationStatus Status { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The version of the storage notice that the resident accepted.</summary>
    public string NoticeVersion { get; private set; } = "";

    public DateTimeOffset NoticeAcceptedAt { get; private set; }

    /// <summary>The end of the draft's retention if the portal is never closed; see
    /// <see cref="DraftDeadline"/>.</summary>
    public DateTimeOffset DraftExpiresAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The rule set in force on the day of submission, by which the application is judged.</summary>
    public string? RuleSet { get; private set; }

    public string? Site { get; private set; }

    /// <summary>The clerk who claimed the application; after a decision, the clerk who decided.</summary>
    public Guid? ReviewerId { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Codes of the last denial's reasons; empty when there is none or it was overturned.</summary>
    public string[] DecisionReasons { get; private set; } = [];

    /// <summary>The switch's epoch under which the last online write was accepted; set by the database.</summary>
    public long PortalEpoch { get; private set; }

    /// <summary>PostgreSQL's <c>xmin</c>, for optimistic concurrency.</summary>
    public uint Version { get; private set; }

    /// <summary>Starts a draft for a resident who has accepted the storage notice.</summary>
    /// <param name="id">A new version-7 UUID, made by the caller.</param>
    /// <param name="reference">A <see cref="ReferenceNumber"/>; the database refuses one that is taken.</param>
    /// <param name="noticeVersion">The version of the notice that the resident saw.</param>
    /// <param name="at">Now.</param>
    /// <param name="keptFor">How long the draft is kept; time with the portal closed does not count.</param>
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

    /// <summary>Whether the lifecycle allows an action now. Says nothing about who may do it.</summary>
    public bool Can(ApplicationAction action) => ApplicationLifecycle.Can(Status, action);

    /// <summary>Submits a draft, and fixes the rule set by which it is judged.</summary>
    /// <exception cref="RuleViolationException">The form is not complete, or the person is younger than
    /// <see cref="CityProfile.OnlineFromAge"/>.</exception>
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

    /// <summary>A clerk claims a submitted application.</summary>
    /// <exception cref="RuleViolationException">The actor is not a clerk, or the application is not
    /// <see cref="ApplicationStatus.Submitted"/>.</exception>
    public void BeginReview(Actor clerk, DateTimeOffset at)
    {
        RequireStaff(clerk);
        Move(ApplicationAction.BeginReview, clerk, at);
        ReviewerId = clerk.Id;
    }

    /// <summary>The clerk who claimed the application returns it to the queue.</summary>
    /// <exception cref="RuleViolationException">Another clerk claimed it, or it is not in review.</exception>
    public void Release(Actor clerk, DateTimeOffset at)
    {
        RequireReviewer(clerk);
        Move(ApplicationAction.Release, clerk, at);
        ReviewerId = null;
    }

    /// <summary>The clerk who claimed the application approves it.</summary>
    /// <exception cref="RuleViolationException">Another clerk claimed it, or it is not in review.</exception>
    public void Approve(Actor clerk, DateTimeOffset at)
    {
        RequireReviewer(clerk);
        Move(ApplicationAction.Approve, clerk, at);
        DecidedAt = at;
    }

    /// <summary>The clerk who claimed the application denies it; the resident's time to appeal begins.</summary>
    /// <param name="reasonCodes">One or more of <see cref="CityProfile.DenialReasons"/>.</param>
    /// <exception cref="RuleViolationException">Another clerk claimed it, it is not in review, or a reason is missing
    /// or unknown.</exception>
    public void Deny(IReadOnlyList<string> reasonCodes, CityProfile city, Actor clerk, DateTimeOffset at)
    {
        RequireReviewer(clerk);
        RequireReasons(reasonCodes, city.DenialReasons);
        Move(ApplicationAction.Deny, clerk, at, Reasons(reasonCodes));
        DecidedAt = at;
        DecisionReasons = [.. reasonCodes];
        AppealDueAt = city.EndOf(city.DayOf(at).AddDays(city.AppealWithinDays));
    }

    /// <summary>Ends a draft whose retention is over.</summary>
    /// <exception cref="RuleViolationException">It is before <see cref="DraftExpiresAt"/>, or it is not a
    /// draft.</exception>
    public void Expire(Actor by, DateTimeOffset at)
    {
        if (at < DraftExpiresAt)
        {
            throw new RuleViolationException("application.too-early", "A draft was to expire before its time.");
        }

        Move(ApplicationAction.Expire, by, at);
    }

    /// <summary>Any clerk issues the card of an approved application.</summary>
    /// <exception cref="RuleViolationException">The actor is not a clerk, or the application is not
    /// approved.</exception>
    public void Issue(Actor clerk, DateTimeOffset at)
    {
        RequireStaff(clerk);
        Move(ApplicationAction.Issue, clerk, at);
    }

    /// <summary>The resident withdraws, online or at a counter.</summary>
    /// <exception cref="RuleViolationException">The application has ended, or was denied.</exception>
    public void Withdraw(Actor by, DateTimeOffset at) => Move(ApplicationAction.Withdraw, by, at);

    /// <summary>The deadline of this draft's retention.</summary>
    /// <param name="changes">Every change of the switch: a deadline is tolled while the portal is closed.</param>
    public TolledDeadline DraftDeadline(IReadOnlyList<SwitchChange> changes, DateTimeOffset now) =>
        Tolling.Read(changes, StartedAt, DraftExpiresAt, now);

    /// <summary>A clerk has checked the person's documents and gives them a new access code. The old code is void once
    /// the change is saved.</summary>
    /// <exception cref="RuleViolationException">The actor is not a clerk, or this is a draft: only its resident has a
    /// key to it, so no clerk can give them another.</exception>
    public void ReplaceCode(Actor clerk, DateTimeOffset at)
    {
        RequireStaff(clerk);
        if (SubmittedAt is null)
        {
            throw new RuleViolationException("application.code-of-draft", "The code of a draft was to be replaced.");
        }

        Record("application.code-replaced", Id, clerk, at);
    }

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
        Record($"application.{ApplicationLifecycle.EventCode(action)}", Id, by, at, detail);
    }
}
