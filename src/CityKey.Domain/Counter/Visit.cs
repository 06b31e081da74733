using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.People;
using CityKey.Domain.Places;

namespace CityKey.Domain.Counter;

/// <summary>A card that was printed in a visit and is not handed over yet.</summary>
/// <param name="Secret">The code with which the resident can report the card lost. Only their slip shows it.</param>
public sealed record PrintedCard(Guid Id, string Serial, DateOnly? ExpiresOn, string Secret)
{
    // The record's own ToString would put the secret into any log that it reaches.
    public override string ToString() => nameof(PrintedCard);
}

/// <summary>What a person who got no card takes home: the reasons, and what would be enough.</summary>
/// <param name="Judgement">Null when the visit ended before a birth date was known.</param>
public sealed record Refusal(IReadOnlyList<string> Reasons, Judgement? Judgement);

/// <summary>One resident's time at a counter, immutable. It holds all that is known of them, and ends with the
/// visit.</summary>
public sealed record Visit
{
    public required string Site { get; init; }

    /// <summary>The setting that the resident was told. A later change does not apply to this visit.</summary>
    public required CounterRetention Keeps { get; init; }

    /// <summary>The language of what the resident reads: the notice, the check page, the slip.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The answers that a card needs, in the same form as online.</summary>
    public ApplicationForm Form { get; init; } = ApplicationForm.Empty("en");

    /// <summary>Documents that the clerk examined and gave back.</summary>
    public IReadOnlyList<Evidence> Seen { get; init; } = [];

    /// <summary>The clerk has examined every document.</summary>
    public bool SeenDone { get; init; }

    /// <summary>The clerk accepts the documents where the rules are not met or have nothing for this age.</summary>
    public bool ClerkAccepts { get; init; }

    /// <summary>The resident has read everything with the clerk and confirmed it.</summary>
    public bool Checked { get; init; }

    public PrintedCard? Card { get; init; }

    /// <summary>The card was checked and handed over.</summary>
    public bool Issued { get; init; }

    public Refusal? Refusal { get; init; }

    /// <summary>Only the slip to take home is left of the visit.</summary>
    public bool IsOver => Issued || Refusal is not null;

    /// <summary>Sets name, birth date and what is printed. The visit has to be checked and printed again.</summary>
    public Visit WithPerson(PersonName name, DateOnly born, Stay stay, CardChoices choices) =>
        Changed() with
        {
            Form = Form with { Name = name, Born = born, Stay = stay, Card = choices },
        };

    public Visit WithSeen(IReadOnlyList<Evidence> seen, bool done, bool clerkAccepts) =>
        Changed() with
        {
            Seen = seen,
            SeenDone = done,
            ClerkAccepts = clerkAccepts,
        };

    public Visit WithPhoto(Guid photo) => Changed() with { Form = Form with { Photo = photo } };

    /// <summary>What the rules of the day say of the documents seen; null while the birth date is unknown.</summary>
    public Judgement? Judge(CityProfile city, DateOnly today) =>
        Form.Born is null ? null : city.RulesOn(today).Judge(Seen, Form.AgeOn(today), today);

    /// <summary>Hands over the card. Only its slip is left of the visit.</summary>
    /// <param name="serial">The serial of the card that the clerk has in hand.</param>
    /// <exception cref="RuleViolationException">This visit has not printed that card, or it is over.</exception>
    public Visit Finish(string? serial) =>
        Card is { } card && !IsOver && string.Equals(card.Serial, serial, StringComparison.Ordinal)
            ? new Visit
            {
                Site = Site,
                Keeps = Keeps,
                Language = Language,
                Card = card,
                Issued = true,
            }
            : throw new RuleViolationException(
                "visit.serial",
                "A card was handed over that this visit has not printed."
            );

    /// <summary>Refuses a card. Only the slip that says why is left of the visit.</summary>
    /// <param name="reasons">One or more of <see cref="CityProfile.DenialReasons"/>.</param>
    /// <exception cref="RuleViolationException">No reason, or one that the city does not know.</exception>
    public Visit Refuse(IReadOnlyList<string> reasons, CityProfile city, DateOnly today)
    {
        if (IsOver)
        {
            throw new RuleViolationException("visit.over", "A visit that is over was to be refused.");
        }

        if (reasons.Count == 0 || reasons.Any(r => !city.DenialReasons.Contains(r, StringComparer.Ordinal)))
        {
            throw new RuleViolationException("visit.reason", "A refusal needs at least one of the city's reasons.");
        }

        return new Visit
        {
            Site = Site,
            Keeps = Keeps,
            Language = Language,
            Refusal = new Refusal([.. reasons], Judge(city, today)),
        };
    }

    public override string ToString() => nameof(Visit);

    private Visit Changed() => this with { Checked = false, Card = null };
}
