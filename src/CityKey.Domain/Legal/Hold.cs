using CityKey.Domain.People;

namespace CityKey.Domain.Legal;

public enum HoldScope
{
    Everything,
    OneApplication,

    /// <summary>What was submitted in a period; a draft counts by when it was started.</summary>
    HandedInBetween,
}

/// <summary>A legal hold: records that must not be destroyed until counsel releases it. A released hold is kept as a
/// record.</summary>
public sealed class Hold : Entity
{
    private Hold() { }

    public Guid Id { get; private set; }
    public DateTimeOffset PlacedAt { get; private set; }
    public Guid PlacedBy { get; private set; }

    /// <summary>One of <see cref="Reasons"/>; never a name or a docket number.</summary>
    public string Reason { get; private set; } = "";

    public HoldScope Scope { get; private set; }
    public Guid? ApplicationId { get; private set; }
    public DateTimeOffset? From { get; private set; }

    /// <summary>The end of the period, exclusive.</summary>
    public DateTimeOffset? To { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }
    public Guid? ReleasedBy { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The codes of the reasons.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["lawsuit", "court-order", "demand", "audit", "complaint"];

    /// <summary>A hold on all records, present and future.</summary>
    /// <param name="reason">One of <see cref="Reasons"/>.</param>
    /// <exception cref="RuleViolationException">The reason is unknown, or the actor is not staff.</exception>
    public static Hold OnEverything(string reason, Actor by, DateTimeOffset at) =>
        Place(HoldScope.Everything, reason, by, at);

    /// <summary>A hold on one application.</summary>
    /// <param name="reason">One of <see cref="Reasons"/>.</param>
    /// <exception cref="RuleViolationException">The reason is unknown, or the actor is not staff.</exception>
    public static Hold OnApplication(Guid application, string reason, Actor by, DateTimeOffset at)
    {
        var hold = Place(HoldScope.OneApplication, reason, by, at);
        hold.ApplicationId = application;
        return hold;
    }

    /// <summary>A hold on applications submitted in a period, and on drafts started in it.</summary>
    /// <param name="from">The start of the period, inclusive.</param>
    /// <param name="to">The end of the period, exclusive.</param>
    /// <param name="reason">One of <see cref="Reasons"/>.</param>
    /// <exception cref="RuleViolationException">The period is empty, the reason is unknown, or the actor is not
    /// staff.</exception>
    public static Hold OnHandedIn(DateTimeOffset from, DateTimeOffset to, string reason, Actor by, DateTimeOffset at)
    {
        if (to <= from)
        {
            throw new RuleViolationException("hold.range", "A hold was to end before it begins.");
        }

        var hold = Place(HoldScope.HandedInBetween, reason, by, at);
        hold.From = from;
        hold.To = to;
        return hold;
    }

    /// <summary>Releases the hold.</summary>
    /// <exception cref="RuleViolationException">It is released already.</exception>
    public void Release(Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        if (ReleasedAt is not null)
        {
            throw new RuleViolationException("hold.released", "A hold was released twice.");
        }

        ReleasedAt = at;
        ReleasedBy = by.Id;
        Record("hold.released", Id, by, at);
    }

    private static Hold Place(HoldScope scope, string reason, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        if (!Reasons.Contains(reason, StringComparer.Ordinal))
        {
            throw new RuleViolationException("hold.reason", "A hold needs one of the known reasons.");
        }

        var hold = new Hold
        {
            Id = Guid.CreateVersion7(),
            PlacedAt = at,
            PlacedBy = by.Id!.Value,
            Reason = reason,
            Scope = scope,
        };
        hold.Record("hold.placed", hold.Id, by, at, ("reason", reason), ("scope", scope.ToString()));
        return hold;
    }

    private static void RequireStaff(Actor by)
    {
        if (by is not { Kind: ActorKind.Staff, Id: not null })
        {
            throw new RuleViolationException("hold.staff", "Only a person places or releases a hold.");
        }
    }
}
