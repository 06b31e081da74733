using static CityKey.Domain.Applications.ApplicationAction;
using static CityKey.Domain.Applications.ApplicationStatus;

namespace CityKey.Domain.Applications;

/// <summary>One allowed change of status.</summary>
/// <param name="Next">Who acts next.</param>
public sealed record Move(ApplicationStatus From, ApplicationAction Action, ApplicationStatus To, NextToAct Next);

/// <summary>Every allowed change of status. The page <c>docs/lifecycle.md</c> is generated from this table.</summary>
public static class ApplicationLifecycle
{
    /// <summary>The whole table.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Draft, Submit, Submitted, NextToAct.Clerk),
        new(Draft, Expire, Expired, NextToAct.Nobody),
        new(Submitted, BeginReview, InReview, NextToAct.SameClerk),
        new(InReview, Release, Submitted, NextToAct.Clerk),
        new(InReview, Ask, AwaitingResident, NextToAct.Resident),
        new(AwaitingResident, Answer, InReview, NextToAct.SameClerk),
        new(AwaitingResident, Lapse, Lapsed, NextToAct.Nobody),
        new(InReview, Approve, Approved, NextToAct.IssuingClerk),
        new(InReview, Deny, Denied, NextToAct.ResidentMayAppeal),
        new(Denied, Appeal, UnderAppeal, NextToAct.AnotherClerk),
        new(UnderAppeal, Uphold, DeniedFinally, NextToAct.Nobody),
        new(UnderAppeal, Overturn, Approved, NextToAct.IssuingClerk),
        new(Approved, Issue, Issued, NextToAct.Nobody),
        new(Draft, Withdraw, Withdrawn, NextToAct.Nobody),
        new(Submitted, Withdraw, Withdrawn, NextToAct.Nobody),
        new(InReview, Withdraw, Withdrawn, NextToAct.Nobody),
        new(AwaitingResident, Withdraw, Withdrawn, NextToAct.Nobody),
        new(Approved, Withdraw, Withdrawn, NextToAct.Nobody),
        new(UnderAppeal, Withdraw, Withdrawn, NextToAct.Nobody),
    ];

    /// <summary>Whether no action is possible any more.</summary>
    public static bool IsOver(ApplicationStatus status) => Moves.All(m => m.From != status);

    /// <summary>Whether an action is possible from a status. Who may do it is checked by
    /// <see cref="Application"/>.</summary>
    public static bool Can(ApplicationStatus from, ApplicationAction action) => Find(from, action) is not null;

    /// <summary>The code of an action's event in audit and outbox, after <c>application.</c>; stored.</summary>
    internal static string EventCode(ApplicationAction action) =>
        action switch
        {
            Submit => "submitted",
            Expire => "expired",
            BeginReview => "review-begun",
            Release => "released",
            Approve => "approved",
            Deny => "denied",
            Ask => "asked",
            Answer => "answered",
            Lapse => "lapsed",
            Appeal => "appealed",
            Uphold => "upheld",
            Overturn => "overturned",
            Issue => "issued",
            Withdraw => "withdrawn",
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without a code."),
        };

    internal static Move? Find(ApplicationStatus from, ApplicationAction action) =>
        Moves.SingleOrDefault(m => m.From == from && m.Action == action);
}
