namespace CityKey.Domain.DocumentRules;

/// <summary>The document rules in force from one day to another, both included. An application is judged by the rules
/// of the day of its submission.</summary>
/// <param name="Until">The last day; null for no end.</param>
/// <param name="FromAge">The youngest age that can have a card, in completed years.</param>
/// <param name="Forms">The forms in which a document counts; null for any.</param>
/// <param name="Writers">The organizations whose letters count.</param>
public sealed record RuleSet(
    string Id,
    DateOnly From,
    DateOnly? Until,
    IReadOnlyList<DocumentKind> Kinds,
    IReadOnlyList<Alternative> Alternatives,
    int FromAge = 0,
    IReadOnlyList<DocumentForm>? Forms = null,
    IReadOnlyList<LetterWriter>? Writers = null
)
{
    /// <summary>Whether the rules apply on a day of the city; first and last day are included.</summary>
    public bool IsInForceOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>Whether an organization is on the list for a kind of letter on the day it wrote one.</summary>
    /// <param name="writer">The organization's code.</param>
    public bool IsListed(string writer, DocumentKind kind, DateOnly day) =>
        (Writers ?? []).Any(w => string.Equals(w.Code, writer, StringComparison.Ordinal) && w.Wrote(kind.Code, day));

    /// <summary>The kinds that can help at an age. Those that either person may bring are listed with the
    /// caretaker's.</summary>
    public IEnumerable<DocumentKind> KindsFor(int age, Bearer by)
    {
        var needs = Alternatives
            .Where(a => a.IsFor(age))
            .SelectMany(a => a.NeedsAt(age))
            .Where(n => by == Bearer.Resident ? n.By == by : n.By != Bearer.Resident)
            .ToList();
        return Kinds.Where(k => needs.Exists(n => n.Admits(k)));
    }

    /// <summary>The ages at which the needs change, from 0 upwards.</summary>
    public IEnumerable<int> AgesOfChange() =>
        Alternatives
            .SelectMany(a => a.Needs.SelectMany(n => Ends(n.FromAge, n.ToAge)).Concat(Ends(a.FromAge, a.ToAge)))
            .Concat([0, FromAge])
            .Distinct()
            .Order();

    /// <summary>Judges documents on a day, for residents, clerks and counters alike. The nearest alternative is the
    /// satisfied one, or the one that lacks the fewest documents.</summary>
    /// <param name="age">Completed years on that day.</param>
    public Judgement Judge(IReadOnlyList<Evidence> evidence, int age, DateOnly on)
    {
        if (age < FromAge)
        {
            return new Judgement(false, null, [new Finding("age", "too-young", null, 0, 0, FromAge)], [], []);
        }

        var documents = evidence.Select(e => Assess(e, on)).OfType<AssessedDocument>().ToList();
        var alternatives = Alternatives
            .Where(a => a.IsFor(age))
            .Select(a => new MissingDocuments(a, age, documents, Kinds))
            .ToList();
        var nearest =
            alternatives.Find(c => c.Now.Open == 0)
            ?? alternatives.OrderBy(c => c.Count()).ThenByDescending(c => c.Now.Shown).FirstOrDefault();
        return nearest is null
            ? new Judgement(false, null, [new Finding("age", "at-a-counter", null, 0, 0, 0)], [], [])
            : new Judgement(
                nearest.Now.Open == 0,
                nearest.Code,
                nearest.Now.Findings,
                [.. nearest.Proposals()],
                [.. alternatives.Select(c => c.Code).Where(c => c != nearest.Code)]
            );
    }

    private static int[] Ends(int from, int? to) => to is { } last ? [from, last + 1] : [from];

    private AssessedDocument? Assess(Evidence offered, DateOnly on) =>
        Kinds.SingleOrDefault(k => string.Equals(k.Code, offered.Kind, StringComparison.Ordinal)) is { } kind
            ? AssessedDocument.Of(kind, offered, on, this)
            : null;
}
