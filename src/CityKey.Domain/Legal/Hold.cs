using CityKey.Domain.People;

namespace CityKey.Domain.Legal;

public enum HoldScope
{
    Everything,
    OneApplication,

    /// <summary>What was handed in from one day to another; a draft counts by the day it was begun.</summary>
    HandedInBetween,
}

/// <summary>An order that some records must not be destroyed. It stays until counsel releases it, and then stays on
/// record.</summary>
public sealed class Hold : Entity
{
    private Hold() { }

    public Guid Id { get; private set; }
    public DateTimeOffset PlacedAt { get; private set; }
    public Guid PlacedBy { get; private set; }

    /// <summary>One of <see cref="Reasons"/>; never a name or a court's number.</summary>
    public string Reason { get; private set; } = "";

    public HoldScope Scope { get; private set; }
    public Guid? ApplicationId { get; private set; }
    public DateTimeOffset? From { get; private set; }

    /// <summary>The first instant that is no longer covered.</summary>
    public DateTimeOffset? To { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }
    public Guid? ReleasedBy { get; private set; }
    public uint Version { get; private set; }

    public static IReadOnlyList<string> Reasons { get; } = ["lawsuit", "court-order", "demand", "audit", "complaint"];

    public static Hold OnEverything(string reason, Actor by, DateTimeOffset at) =>
        Place(HoldScope.Everything, reason, by, at);

    public static Hold OnApplication(Guid application, string reason, Actor by, DateTimeOffset at)
    {
        var hold = Place(HoldScope.OneApplication, reason, by, at);
        hold.ApplicationId = application;
        return hold;
    }

    public static Hold OnHandedIn(DateTimeOffset from, DateTimeOffset to, string reason, Actor by, DateTimeOffset at)
    {
        if (to <= from)
        {
            throw new RuleViolationException("hold.range", "A hold was to end before it begins.");
        }

        var hold = Place(HoldScope.HandedInBetween, reason, by, at);
        (hold.From, hold.To) = (from, to);
        return hold;
    }

    /// <exception cref="RuleViolationException">It is released already.</exception>
    public void Release(Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        if (ReleasedAt is not null)
        {
            throw new RuleViolationException("hold.released", "A hold was released twice.");
        }

        (ReleasedAt, ReleasedBy) = (at, by.Id);
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
