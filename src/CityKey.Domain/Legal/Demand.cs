using CityKey.Domain.People;

namespace CityKey.Domain.Legal;

/// <summary>A demand for information about applicants: its kind, how and when it arrived, and who received it. The
/// record does not say about whom.</summary>
public sealed class Demand : Entity
{
    private Demand() { }

    public Guid Id { get; private set; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>One of <see cref="Ways"/>.</summary>
    public string Way { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The account of the member of staff who received and logged it.</summary>
    public Guid ReceivedBy { get; private set; }

    public DateTimeOffset LoggedAt { get; private set; }

    public static IReadOnlyList<string> Kinds { get; } =
    ["question", "agency-subpoena", "court-subpoena", "court-order", "warrant", "public-records", "unsure"];

    public static IReadOnlyList<string> Ways { get; } = ["telephone", "counter", "letter", "e-mail"];

    /// <summary>Logs a demand.</summary>
    /// <exception cref="RuleViolationException">The kind or way is unknown, or <paramref name="receivedAt"/> is in the
    /// future.</exception>
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
