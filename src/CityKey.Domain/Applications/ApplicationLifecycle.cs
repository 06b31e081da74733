using static CityKey.Domain.Applications.ApplicationAction;
using static CityKey.Domain.Applications.ApplicationStatus;

namespace CityKey.Domain.Applications;

/// <summary>One allowed move of an application.</summary>
public sealed record Move(ApplicationStatus From, ApplicationAction Action, ApplicationStatus To, NextToAct Next);

/// <summary>Every move there is. What is not listed is not possible.</summary>
public static class ApplicationLifecycle
{
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

    /// <summary>True where no move leads on.</summary>
    public static bool IsOver(ApplicationStatus status) => Moves.All(m => m.From != status);

    public static bool Can(ApplicationStatus from, ApplicationAction action) => Find(from, action) is not null;

    internal static Move? Find(ApplicationStatus from, ApplicationAction action) =>
        Moves.SingleOrDefault(m => m.From == from && m.Action == action);
}
