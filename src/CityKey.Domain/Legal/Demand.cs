using CityKey.Domain.People;

namespace CityKey.Domain.Legal;

/// <summary>That somebody asked for information on applicants: what kind, by which way, when, and who received it.
/// Nothing of whom they asked for.</summary>
public sealed class Demand : Entity
{
    private Demand() { }

    public Guid Id { get; private set; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>One of <see cref="Ways"/>.</summary>
    public string Way { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The member of staff who received it, and logged it.</summary>
    public Guid ReceivedBy { get; private set; }

    public DateTimeOffset LoggedAt { get; private set; }

    public static IReadOnlyList<string> Kinds { get; } =
    ["question", "agency-subpoena", "court-subpoena", "court-order", "warrant", "public-records", "unsure"];

    public static IReadOnlyList<string> Ways { get; } = ["telephone", "counter", "letter", "e-mail"];

    /// <exception cref="RuleViolationException">No such kind or way, or it is said to have come later than
    /// now.</exception>
    public static Demand Log(string kind, string way, DateTimeOffset receivedAt, Actor by, DateTimeOffset at)
    {
        if (
            !Kinds.Contains(kind, StringComparer.Ordinal)
            || !Ways.Contains(way, StringComparer.Ordinal)
            || receivedAt > at
            || by.Id is not { } staff
        )
        {
            throw new RuleViolationException(
                "demand.unknown",
                "A demand of no known kind or way, of a time to come, or of nobody was to be logged."
            );
        }

        var demand = new Demand
        {
            Id = Guid.CreateVersion7(at),
            Kind = kind,
            Way = way,
            ReceivedAt = receivedAt,
            ReceivedBy = staff,
            LoggedAt = at,
        };
        demand.Record("demand.logged", demand.Id, by, at, ("kind", kind), ("way", way));
        return demand;
    }
}
