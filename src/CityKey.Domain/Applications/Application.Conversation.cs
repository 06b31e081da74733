using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Domain.Applications;

/// <content>Questions and answers, messages, and the appeal.</content>
public sealed partial class Application
{
    /// <summary>When a clerk last asked for something more; the resident's time to answer begins then.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>The end of the resident's time to answer if the portal is never closed; see
    /// <see cref="AnswerDeadline"/>.</summary>
    public DateTimeOffset? AnswerDueAt { get; private set; }

    /// <summary>The end of the resident's time to appeal if the portal is never closed; see
    /// <see cref="AppealDeadline"/>.</summary>
    public DateTimeOffset? AppealDueAt { get; private set; }

    /// <summary>The clerk who hears the appeal; never the one who denied.</summary>
    public Guid? AppealReviewerId { get; private set; }

    /// <summary>The clerk who has the application now; null when it is unclaimed.</summary>
    public Guid? ClerkId => Status == ApplicationStatus.UnderAppeal ? AppealReviewerId : AppealReviewerId ?? ReviewerId;

    /// <summary>Whether resident and clerk can write to each other: while the application can still change.</summary>
    public bool TakesMessages =>
        Status
            is ApplicationStatus.Submitted
                or ApplicationStatus.InReview
                or ApplicationStatus.AwaitingResident
                or ApplicationStatus.Approved
                or ApplicationStatus.Denied
                or ApplicationStatus.UnderAppeal;

    /// <summary>The resident's deadline to answer; null when nothing is asked, or in old records that lack the time of
    /// the question.</summary>
    /// <param name="changes">Every change of the switch: a deadline is tolled while the portal is closed.</param>
    public TolledDeadline? AnswerDeadline(IReadOnlyList<SwitchChange> changes, DateTimeOffset now) =>
        Can(ApplicationAction.Lapse) && AskedAt is { } asked && AnswerDueAt is { } due
            ? Tolling.Read(changes, asked, due, now)
            : null;

    /// <summary>The resident's deadline to appeal a denial; null when nothing was denied.</summary>
    /// <param name="changes">Every change of the switch: a deadline is tolled while the portal is closed.</param>
    public TolledDeadline? AppealDeadline(IReadOnlyList<SwitchChange> changes, DateTimeOffset now) =>
        Can(ApplicationAction.Appeal) && DecidedAt is { } denied && AppealDueAt is { } due
            ? Tolling.Read(changes, denied, due, now)
            : null;

    /// <summary>Whether the resident can still appeal online. A counter may accept a late appeal.</summary>
    public bool MayAppealAt(IReadOnlyList<SwitchChange> changes, DateTimeOffset at) =>
        AppealDeadline(changes, at) is { IsOver: false };

    /// <summary>The clerk who claimed the application asks the resident for something more. The question itself is a
    /// sealed message; this sets the deadline, <see cref="CityProfile.AnswerWithinDays"/> from today.</summary>
    /// <exception cref="RuleViolationException">Another clerk claimed it, or it is not in review.</exception>
    public void Ask(CityProfile city, Actor clerk, DateTimeOffset at)
    {
        RequireReviewer(clerk);
        Move(ApplicationAction.Ask, clerk, at);
        AnswerDueAt = city.EndOf(city.DayOf(at).AddDays(city.AnswerWithinDays));
    }

    /// <summary>The resident answers, online or at a counter. An answer after the deadline is accepted as long as the
    /// application has not lapsed.</summary>
    /// <exception cref="RuleViolationException">No answer is awaited.</exception>
    public void Answer(Actor by, DateTimeOffset at) => Move(ApplicationAction.Answer, by, at, Channel(by));

    /// <summary>Closes an application whose resident did not answer. The caller checks
    /// <see cref="AnswerDeadline"/>.</summary>
    /// <exception cref="RuleViolationException">No answer is awaited.</exception>
    public void Lapse(Actor by, DateTimeOffset at) => Move(ApplicationAction.Lapse, by, at);

    /// <summary>The resident appeals a denial, online or at a counter.</summary>
    /// <param name="changes">Every change of the switch: the deadline is tolled while the portal is closed.</param>
    /// <exception cref="RuleViolationException">It was not denied, or the resident's time to appeal is
    /// over.</exception>
    public void Appeal(Actor by, IReadOnlyList<SwitchChange> changes, DateTimeOffset at)
    {
        if (by.Kind == ActorKind.Resident && Can(ApplicationAction.Appeal) && !MayAppealAt(changes, at))
        {
            throw new RuleViolationException("application.too-late", "The time for an appeal is over.");
        }

        Move(ApplicationAction.Appeal, by, at, Channel(by));
    }

    /// <summary>A clerk other than the one who denied claims the appeal; the status does not change.</summary>
    /// <exception cref="RuleViolationException">The clerk denied it, there is no appeal, or another clerk has
    /// it.</exception>
    public void TakeAppeal(Actor clerk, DateTimeOffset at)
    {
        RequireAnotherThanReviewer(clerk);
        if (!Can(ApplicationAction.Uphold) || AppealReviewerId is not null)
        {
            throw new RuleViolationException("application.appeal-taken", "There is no appeal to take.");
        }

        AppealReviewerId = clerk.Id;
        Record("application.appeal-taken", Id, clerk, at);
    }

    /// <summary>The clerk who took the appeal returns it; the status does not change.</summary>
    /// <exception cref="RuleViolationException">The clerk does not have it, or there is no appeal.</exception>
    public void LeaveAppeal(Actor clerk, DateTimeOffset at)
    {
        RequireHearing(clerk);
        if (!Can(ApplicationAction.Uphold))
        {
            throw new RuleViolationException("application.appeal-taken", "There is no appeal to leave.");
        }

        AppealReviewerId = null;
        Record("application.appeal-left", Id, clerk, at);
    }

    /// <summary>The clerk who took the appeal confirms the denial, finally.</summary>
    /// <param name="reasonCodes">One or more of <see cref="CityProfile.DenialReasons"/>.</param>
    /// <exception cref="RuleViolationException">The clerk does not have the appeal, or a reason is missing or
    /// unknown.</exception>
    public void Uphold(IReadOnlyList<string> reasonCodes, CityProfile city, Actor clerk, DateTimeOffset at)
    {
        RequireHearing(clerk);
        RequireReasons(reasonCodes, city.DenialReasons);
        Move(ApplicationAction.Uphold, clerk, at, Reasons(reasonCodes));
        DecidedAt = at;
        DecisionReasons = [.. reasonCodes];
    }

    /// <summary>The clerk who took the appeal overturns the denial: the application is approved.</summary>
    /// <param name="reasonCodes">One or more of <see cref="CityProfile.OverturnReasons"/>; recorded in the audit and in
    /// the message to the resident.</param>
    /// <exception cref="RuleViolationException">The clerk does not have the appeal, or a reason is missing or
    /// unknown.</exception>
    public void Overturn(IReadOnlyList<string> reasonCodes, CityProfile city, Actor clerk, DateTimeOffset at)
    {
        RequireHearing(clerk);
        RequireReasons(reasonCodes, city.OverturnReasons);
        Move(ApplicationAction.Overturn, clerk, at, Reasons(reasonCodes));
        DecidedAt = at;
        DecisionReasons = [];
    }

    /// <summary>Records that resident or clerk sent a message. Its text is sealed and stored elsewhere.</summary>
    /// <exception cref="RuleViolationException"><see cref="TakesMessages"/> is false.</exception>
    public void Write(Actor by, DateTimeOffset at)
    {
        if (!TakesMessages)
        {
            throw new RuleViolationException(
                "application.no-messages",
                "A message was written about an application that has ended."
            );
        }

        Record(by.Kind == ActorKind.Resident ? "message.sent-to-staff" : "message.sent-to-resident", Id, by, at);
    }

    // A clerk acts for a resident only at a counter.
    private static (string Name, string Value) Channel(Actor by) =>
        ("channel", by.Kind == ActorKind.Staff ? "counter" : "online");

    private void RequireAnotherThanReviewer(Actor clerk)
    {
        RequireStaff(clerk);
        if (clerk.Id == ReviewerId)
        {
            throw new RuleViolationException("application.another-clerk", "Another clerk must hear an appeal.");
        }
    }

    private void RequireHearing(Actor clerk)
    {
        RequireAnotherThanReviewer(clerk);
        if (Can(ApplicationAction.Uphold) && clerk.Id != AppealReviewerId)
        {
            throw new RuleViolationException(
                "application.appeal-reviewer",
                "Only the clerk who took the appeal may do this."
            );
        }
    }
}
