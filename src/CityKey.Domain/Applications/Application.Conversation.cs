using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Domain.Applications;

/// <content>What city and resident say to each other: asking and answering, messages, the second look.</content>
public sealed partial class Application
{
    /// <summary>Until when the resident may answer what was last asked, if the portal is never closed
    /// meanwhile.</summary>
    public DateTimeOffset? AnswerDueAt { get; private set; }

    /// <summary>Until when the resident may appeal the denial, if the portal is never closed meanwhile.</summary>
    public DateTimeOffset? AppealDueAt { get; private set; }

    /// <summary>Who hears the appeal; never who denied.</summary>
    public Guid? AppealReviewerId { get; private set; }

    /// <summary>The clerk who has it now; null where nobody does.</summary>
    public Guid? ClerkId => Status == ApplicationStatus.UnderAppeal ? AppealReviewerId : AppealReviewerId ?? ReviewerId;

    /// <summary>While somebody still works on it, both sides can write to each other.</summary>
    public bool TakesMessages =>
        Status
            is ApplicationStatus.Submitted
                or ApplicationStatus.InReview
                or ApplicationStatus.AwaitingResident
                or ApplicationStatus.Approved
                or ApplicationStatus.Denied
                or ApplicationStatus.UnderAppeal;

    /// <summary>Whether the resident is still in time to appeal online. A counter may take a later one: it hears
    /// why.</summary>
    public bool MayAppealAt(IReadOnlyList<SwitchChange> changes, DateTimeOffset at) =>
        AppealDeadline(changes, at) is { IsOver: false };

    /// <summary>What is asked stands in a sealed message; here only until when an answer is awaited.</summary>
    public void Ask(CityProfile city, Actor clerk, DateTimeOffset at)
    {
        RequireReviewer(clerk);
        Move(ApplicationAction.Ask, clerk, at);
        AnswerDueAt = city.EndOf(city.DayOf(at).AddDays(city.AnswerWithinDays));
    }

    /// <summary>The answer of the resident, sent online or brought to a counter. Until it has lapsed, no answer is too
    /// late.</summary>
    public void Answer(Actor by, DateTimeOffset at) => Move(ApplicationAction.Answer, by, at, Channel(by));

    public void Lapse(Actor by, DateTimeOffset at) => Move(ApplicationAction.Lapse, by, at);

    /// <param name="changes">Every change of the switch: while it was closed, the resident's time did not run.</param>
    /// <exception cref="RuleViolationException">It was not denied, or the time for an appeal is over.</exception>
    public void Appeal(Actor by, IReadOnlyList<SwitchChange> changes, DateTimeOffset at)
    {
        if (by.Kind == ActorKind.Resident && Can(ApplicationAction.Appeal) && !MayAppealAt(changes, at))
        {
            throw new RuleViolationException("application.too-late", "The time for an appeal is over.");
        }

        Move(ApplicationAction.Appeal, by, at, Channel(by));
    }

    /// <summary>Another clerk takes the appeal. No move of its own: it waits for them all the same.</summary>
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

    /// <param name="reasonCodes">One or more of <see cref="CityProfile.DenialReasons"/>: why it stays denied.</param>
    public void Uphold(IReadOnlyList<string> reasonCodes, CityProfile city, Actor clerk, DateTimeOffset at)
    {
        RequireHearing(clerk);
        RequireReasons(reasonCodes, city.DenialReasons);
        Move(ApplicationAction.Uphold, clerk, at, Reasons(reasonCodes));
        DecidedAt = at;
        DecisionReasons = [.. reasonCodes];
    }

    /// <param name="reasonCodes">One or more of <see cref="CityProfile.OverturnReasons"/>; they stand in the audit and
    /// the message.</param>
    public void Overturn(IReadOnlyList<string> reasonCodes, CityProfile city, Actor clerk, DateTimeOffset at)
    {
        RequireHearing(clerk);
        RequireReasons(reasonCodes, city.OverturnReasons);
        Move(ApplicationAction.Overturn, clerk, at, Reasons(reasonCodes));
        DecidedAt = at;
        DecisionReasons = [];
    }

    /// <summary>That one side writes to the other. The words are sealed and stand elsewhere.</summary>
    /// <exception cref="RuleViolationException">Nobody works on it any more.</exception>
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

    // A clerk acts for a resident at a counter and nowhere else.
    private static (string Name, string Value) Channel(Actor by) =>
        ("channel", by.Kind == ActorKind.Staff ? "counter" : "online");

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
