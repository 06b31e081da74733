namespace CityKey.Domain.DocumentRules;

/// <summary>Some documents held against one alternative, each used for the class in which it helps most.</summary>
internal sealed record AlternativeScore(IReadOnlyList<Finding> Findings)
{
    public int Open => Findings.Count(f => !f.IsMet);

    public int Shown => Findings.Count - Open;

    /// <summary>How far from enough, as a share of each open need.</summary>
    private double Distance => Findings.Where(f => !f.IsMet).Sum(f => (double)(f.Need - f.Have) / f.Need);

    public static AlternativeScore Of(IReadOnlyList<Requirement> needs, IReadOnlyList<AssessedDocument> readings) =>
        ClassAllocation
            .Of(needs, readings)
            .Select(allocation => new AlternativeScore([.. needs.Select(n => Find(n, readings, allocation))]))
            .Aggregate((best, next) => next.IsNearerThan(best) ? next : best);

    public bool IsNearerThan(AlternativeScore other) => (Open, Distance).CompareTo((other.Open, other.Distance)) < 0;

    private static Finding Find(Requirement need, IReadOnlyList<AssessedDocument> readings, ClassAllocation allocation)
    {
        var counting = readings.Where(r => r.Counts(need)).ToList();
        // A kind counts once, with its best document.
        var counted = counting
            .Where(r => allocation.Allow(r, need))
            .GroupBy(r => r.Key)
            .Select(g =>
                g.OrderByDescending(r => need.Worth(r.Kind, r.DaysExpired)).ThenBy(r => r.Doubt is not null).First()
            )
            .ToList();
        var have = counted.Sum(r => need.Worth(r.Kind, r.DaysExpired));
        var best = counted.OrderBy(r => r.Doubt is not null).FirstOrDefault();
        if (have >= need.AtLeast)
        {
            // One document without doubt is enough where one is asked; otherwise every one counts.
            var doubtful =
                need.AtLeast == 1 ? (best?.Doubt is null ? null : best) : counted.Find(r => r.Doubt is not null);
            return doubtful is null
                ? new Finding(need.Code, "shown", best?.Kind.Code, 0, have, need.AtLeast)
                : new Finding(
                    need.Code,
                    $"shown-if-{doubtful.Doubt}",
                    doubtful.Kind.Code,
                    doubtful.Days,
                    have,
                    need.AtLeast
                );
        }

        if (best is not null)
        {
            return new Finding(need.Code, "too-few", best.Kind.Code, 0, have, need.AtLeast);
        }

        return counting.FirstOrDefault() is { } used
                ? new Finding(need.Code, "used-already", used.Kind.Code, 0, have, need.AtLeast)
            : readings.FirstOrDefault(r => need.IsFor(r.By) && need.Admits(r.Kind)) is { } near
                ? new Finding(need.Code, near.Fault ?? "expired", near.Kind.Code, near.Days, have, need.AtLeast)
            : new Finding(need.Code, "missing", null, 0, have, need.AtLeast);
    }
}
