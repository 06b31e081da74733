namespace CityKey.Domain.DocumentRules;

/// <summary>The document rules in force from one day to another, both included. An application is judged by those of its day.</summary>
public sealed record RuleSet(string Id, DateOnly From, DateOnly? Until, IReadOnlyList<DocumentKind> Kinds, IReadOnlyList<Alternative> Alternatives)
{
    public bool IsInForceOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>Judges documents on a day. Pure, and the same for the resident, the clerk and the counter.</summary>
    /// <param name="age">Completed years on that day.</param>
    public Judgement Judge(IReadOnlyList<Evidence> evidence, int age, DateOnly on)
    {
        var readings = evidence.Select(e => Read(e, on)).OfType<Reading>().ToList();
        var candidates = Alternatives.Where(a => a.IsFor(age)).Select(a => Judge(a, readings)).ToList();
        return candidates.Find(c => c.Suffices)
            ?? candidates.OrderBy(c => c.Findings.Count(f => !f.IsMet) - c.Ways.Count(IsAlone)).ThenBy(c => c.Ways.Where(IsAlone).Sum(w => w.More)).FirstOrDefault()
            ?? new Judgement(false, null, [new Finding("age", "at-a-counter", null, 0, 0, 0)], []);
    }

    private static bool IsAlone(Proposal way) => way.AlsoCloses.Count == 0;

    private Judgement Judge(Alternative alternative, List<Reading> readings)
    {
        var findings = alternative.Needs.Select(n => Find(n, readings)).ToList();
        var open = findings.Where(f => !f.IsMet).Select(f => new Gap(alternative.Needs.Single(n => n.Code == f.Requirement), f.Need - f.Have)).ToList();
        return new Judgement(open.Count == 0, alternative.Code, findings, [.. Gap.Close(open, Kinds, readings)]);
    }

    private Reading? Read(Evidence offered, DateOnly on) =>
        Kinds.SingleOrDefault(k => string.Equals(k.Code, offered.Kind, StringComparison.Ordinal)) is { } kind ? Reading.Of(kind, offered, on) : null;

    // A kind counts once, with its best document.
    private static Finding Find(Requirement need, List<Reading> readings)
    {
        var useful = readings.Where(r => need.Admits(r.Kind)).ToList();
        var counted = useful.Where(r => r.Counts(need)).GroupBy(r => r.Kind.Code, StringComparer.Ordinal)
            .Select(g => g.OrderByDescending(r => need.Worth(r.Kind, r.DaysExpired)).ThenBy(r => r.Doubt is not null).First()).ToList();
        var have = counted.Sum(r => need.Worth(r.Kind, r.DaysExpired));
        var best = counted.OrderBy(r => r.Doubt is not null).FirstOrDefault();
        if (have >= need.AtLeast)
        {
            // One document without doubt is enough where one is asked; otherwise every one counts.
            var doubtful = need.AtLeast == 1 ? (best?.Doubt is null ? null : best) : counted.Find(r => r.Doubt is not null);
            var shownBy = doubtful ?? best;
            return new Finding(need.Code, doubtful is null ? "shown" : "shown-if-in-date", shownBy?.Kind.Code, doubtful?.Doubt ?? 0, have, need.AtLeast);
        }

        if (best is not null)
        {
            return new Finding(need.Code, "too-few", best.Kind.Code, 0, have, need.AtLeast);
        }

        return useful.FirstOrDefault() is { } near
            ? new Finding(need.Code, near.Fault ?? "expired", near.Kind.Code, near.DaysWrong, have, need.AtLeast)
            : new Finding(need.Code, "missing", null, 0, have, need.AtLeast);
    }
}
