using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.People;
using CityKey.Domain.Places;

namespace CityKey.Domain.Counter;

/// <summary>A card that was printed in a visit and is not seen good yet.</summary>
/// <param name="Secret">By which the resident can report it lost; it stands on their slip and nowhere else.</param>
public sealed record PrintedCard(Guid Id, string Serial, DateOnly? ExpiresOn, string Secret)
{
    // A record's own ToString would put the secret into whatever log it meets.
    public override string ToString() => nameof(PrintedCard);
}

/// <summary>What a person who got no card takes home: why, and what would do.</summary>
/// <param name="Judgement">Null where the visit ended before there was a birth date to judge by.</param>
public sealed record Refusal(IReadOnlyList<string> Reasons, Judgement? Judgement);

/// <summary>One resident's time at a counter, immutable: all that is known of them, for as long as the visit
/// lives.</summary>
public sealed record Visit
{
    public required string Site { get; init; }

    /// <summary>The setting that the resident was told; a later change of it does not reach back.</summary>
    public required CounterRetention Keeps { get; init; }

    /// <summary>What the resident reads: the notice, what will stand on the card, the slip.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The same answers as online, as far as a card needs them.</summary>
    public ApplicationForm Form { get; init; } = ApplicationForm.Empty("en");

    /// <summary>Documents that the clerk looked at and gave back.</summary>
    public IReadOnlyList<Evidence> Seen { get; init; } = [];

    /// <summary>The clerk has looked at everything there is.</summary>
    public bool SeenDone { get; init; }

    /// <summary>The clerk takes what they saw as enough, where the rules cannot tell or do not know this age.</summary>
    public bool ClerkAccepts { get; init; }

    /// <summary>The resident has read everything with the clerk and found it right.</summary>
    public bool Checked { get; init; }

    public PrintedCard? Card { get; init; }

    /// <summary>The card was seen good and is the resident's.</summary>
    public bool Issued { get; init; }

    public Refusal? Refusal { get; init; }

    /// <summary>Nothing is left of the visit but the slip to take home.</summary>
    public bool IsOver => Issued || Refusal is not null;

    /// <summary>Name, birth date and what is printed. Whatever was checked or printed before no longer
    /// counts.</summary>
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

    /// <summary>What the rules of the day say of the documents seen; null before there is a birth date.</summary>
    public Judgement? Judge(CityProfile city, DateOnly today) =>
        Form.Born is { } born ? city.RulesOn(today).Judge(Seen, new DateOfBirth(born).AgeOn(today), today) : null;

    /// <summary>The card is seen good: only its slip is left.</summary>
    /// <param name="serial">That of the card which the clerk has in hand.</param>
    /// <exception cref="RuleViolationException">No card was printed, or another one.</exception>
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
                "A card was called good that this visit has not printed."
            );

    /// <summary>No card is issued: only the slip that says why is left.</summary>
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
