namespace CityKey.Domain.DocumentRules;

/// <summary>For which class each document is used that could count in several.</summary>
internal sealed class ClassAllocation
{
    /// <summary>The most kinds of one alternative that may count in several classes: each doubles the ways to look
    /// at.</summary>
    public const int MostInSeveral = 8;

    private readonly IReadOnlyDictionary<(string Kind, Bearer By), string> _classOf;

    private ClassAllocation(IReadOnlyDictionary<(string Kind, Bearer By), string> classOf) => _classOf = classOf;

    /// <summary>Every way to divide the documents among the classes; one where there is nothing to divide.</summary>
    public static IEnumerable<ClassAllocation> Of(
        IReadOnlyList<Requirement> needs,
        IReadOnlyList<AssessedDocument> readings
    )
    {
        IEnumerable<Dictionary<(string Kind, Bearer By), string>> ways = [new()];
        foreach (var document in readings.Where(r => !r.Kind.BothClasses).GroupBy(r => r.Key))
        {
            var classes = needs
                .Where(n => n.Exclusive is not null && document.Any(r => r.Counts(n)))
                .Select(n => n.Exclusive!)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            if (classes.Count > 1)
            {
                ways = ways.SelectMany(way =>
                        classes.Select(c => new Dictionary<(string Kind, Bearer By), string>(way)
                        {
                            [document.Key] = c,
                        })
                    )
                    .ToList();
            }
        }

        return ways.Select(way => new ClassAllocation(way));
    }

    public bool Allow(AssessedDocument document, Requirement need) =>
        need.Exclusive is null
        || !_classOf.TryGetValue(document.Key, out var used)
        || string.Equals(used, need.Exclusive, StringComparison.Ordinal);
}
