namespace CityKey.Domain.DocumentRules;

/// <summary>The document rules in force from one day to another, both included. An application is judged by those of
/// its day.</summary>
/// <param name="FromAge">The youngest age that can have a card.</param>
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
    public bool IsInForceOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    public bool IsListed(string writer, DocumentKind kind, DateOnly day) =>
        (Writers ?? []).Any(w => string.Equals(w.Code, writer, StringComparison.Ordinal) && w.Wrote(kind.Code, day));

    /// <summary>The kinds that can help somebody of an age; what either may bring is among the caretaker's, who is
    /// there for it.</summary>
    public IEnumerable<DocumentKind> KindsFor(int age, Bearer by)
    {
        var needs = Alternatives
            .Where(a => a.IsFor(age))
            .SelectMany(a => a.NeedsAt(age))
            .Where(n => by == Bearer.Resident ? n.By == by : n.By != Bearer.Resident)
            .ToList();
        return Kinds.Where(k => needs.Exists(n => n.Admits(k)));
    }

    /// <summary>The ages at which something else begins to be asked, the first of them 0.</summary>
    public IEnumerable<int> AgesOfChange() =>
        Alternatives
            .SelectMany(a => a.Needs.SelectMany(n => Ends(n.FromAge, n.ToAge)).Concat(Ends(a.FromAge, a.ToAge)))
            .Concat([0, FromAge])
            .Distinct()
            .Order();

    /// <summary>Judges documents on a day. Pure, and the same for the resident, the clerk and the counter.</summary>
    /// <param name="age">Completed years on that day.</param>
    public Judgement Judge(IReadOnlyList<Evidence> evidence, int age, DateOnly on)
    {
        if (age < FromAge)
        {
            return new Judgement(false, null, [new Finding("age", "too-young", null, 0, 0, FromAge)], [], []);
        }

        var readings = evidence.Select(e => Read(e, on)).OfType<AssessedDocument>().ToList();
        var open = Alternatives
            .Where(a => a.IsFor(age))
            .Select(a => new MissingDocuments(a, age, readings, Kinds))
            .ToList();
        var nearest =
            open.Find(c => c.Now.Open == 0)
            ?? open.OrderBy(c => c.Documents()).ThenByDescending(c => c.Now.Shown).FirstOrDefault();
        return nearest is null
            ? new Judgement(false, null, [new Finding("age", "at-a-counter", null, 0, 0, 0)], [], [])
            : new Judgement(
                nearest.Now.Open == 0,
                nearest.Code,
                nearest.Now.Findings,
                [.. nearest.Ways()],
                [.. open.Select(c => c.Code).Where(c => c != nearest.Code)]
            );
    }

    private static int[] Ends(int from, int? to) => to is { } last ? [from, last + 1] : [from];

    private AssessedDocument? Read(Evidence offered, DateOnly on) =>
        Kinds.SingleOrDefault(k => string.Equals(k.Code, offered.Kind, StringComparison.Ordinal)) is { } kind
            ? AssessedDocument.Of(kind, offered, on, this)
            : null;
}
