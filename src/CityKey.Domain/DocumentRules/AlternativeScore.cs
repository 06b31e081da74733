namespace CityKey.Domain.DocumentRules;

/// <summary>How far some documents satisfy the needs of one alternative, when each is used in the class in which it
/// helps most.</summary>
internal sealed record AlternativeScore(IReadOnlyList<Finding> Findings)
{
    /// <summary>The number of needs that are not met.</summary>
    public int Open => Findings.Count(f => !f.IsMet);

    /// <summary>The number of needs that are met.</summary>
    public int Shown => Findings.Count - Open;

    // The missing share of each need that is not met, added up.
    private double Distance => Findings.Where(f => !f.IsMet).Sum(f => (double)(f.Need - f.Have) / f.Need);

    /// <summary>The best score of all allocations of the documents to classes.</summary>
    public static AlternativeScore Of(IReadOnlyList<Requirement> needs, IReadOnlyList<AssessedDocument> documents) =>
        ClassAllocation
            .All(needs, documents)
            .Select(allocation => new AlternativeScore([.. needs.Select(n => FindingOf(n, documents, allocation))]))
            .Aggregate((best, next) => next.IsNearerThan(best) ? next : best);

    /// <summary>Fewer open needs win; among as many, the smaller missing share.</summary>
    public bool IsNearerThan(AlternativeScore other) => (Open, Distance).CompareTo((other.Open, other.Distance)) < 0;

    /// <summary>The finding about one need.</summary>
    public Finding FindingOn(string requirement) =>
        Findings.Single(f => string.Equals(f.Requirement, requirement, StringComparison.Ordinal));

    private static Finding FindingOf(
        Requirement need,
        IReadOnlyList<AssessedDocument> documents,
        ClassAllocation allocation
    )
    {
        var usable = documents.Where(d => d.Counts(need)).ToList();
        var counted = BestOfEachKind(usable.Where(d => allocation.Allows(d, need)), need);
        var have = counted.Sum(d => d.ValueFor(need));
        return have >= need.AtLeast ? Met(need, counted, have) : NotMet(need, documents, usable, counted, have);
    }

    // A kind counts once for each person, with the document of the highest value, without doubt if there is a choice.
    private static List<AssessedDocument> BestOfEachKind(IEnumerable<AssessedDocument> documents, Requirement need) =>
        [
            .. documents
                .GroupBy(d => d.Key)
                .Select(kind => kind.OrderByDescending(d => d.ValueFor(need)).ThenBy(d => d.Doubt is not null).First()),
        ];

    private static AssessedDocument? WithLeastDoubt(List<AssessedDocument> documents) =>
        documents.OrderBy(d => d.Doubt is not null).FirstOrDefault();

    private static Finding Met(Requirement need, List<AssessedDocument> counted, int have)
    {
        var best = WithLeastDoubt(counted);
        // Where one document is enough, one without doubt settles it; otherwise every counted document matters.
        var doubtful = need.AtLeast == 1 ? best : counted.Find(d => d.Doubt is not null);
        return doubtful?.Doubt is null
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

    // Reports what is nearest to meeting the need: too few, already used in another class, faulty, or nothing.
    private static Finding NotMet(
        Requirement need,
        IReadOnlyList<AssessedDocument> documents,
        List<AssessedDocument> usable,
        List<AssessedDocument> counted,
        int have
    )
    {
        if (WithLeastDoubt(counted) is { } best)
        {
            return new Finding(need.Code, "too-few", best.Kind.Code, 0, have, need.AtLeast);
        }

        if (usable.FirstOrDefault() is { } used)
        {
            return new Finding(need.Code, "used-already", used.Kind.Code, 0, have, need.AtLeast);
        }

        return documents.FirstOrDefault(d => need.IsFor(d.By) && need.Admits(d.Kind)) is { } near
            ? new Finding(need.Code, near.Fault ?? "expired", near.Kind.Code, near.Days, have, need.AtLeast)
            : new Finding(need.Code, "missing", null, 0, have, need.AtLeast);
    }
}
