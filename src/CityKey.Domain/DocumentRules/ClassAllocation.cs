namespace CityKey.Domain.DocumentRules;

/// <summary>One way to use documents that could count in several classes: each is used in one class only. A kind whose
/// documents count in both classes takes no part.</summary>
internal sealed class ClassAllocation
{
    /// <summary>The most kinds of one alternative that may count in several classes: each at least doubles the number
    /// of allocations to compare.</summary>
    public const int MostInSeveral = 8;

    private readonly IReadOnlyDictionary<DocumentKey, string> _classOf;

    private ClassAllocation(IReadOnlyDictionary<DocumentKey, string> classOf) => _classOf = classOf;

    /// <summary>Every possible allocation; a single one when no document could count in several classes.</summary>
    public static IEnumerable<ClassAllocation> All(
        IReadOnlyList<Requirement> needs,
        IReadOnlyList<AssessedDocument> documents
    )
    {
        List<Dictionary<DocumentKey, string>> allocations = [new()];
        foreach (var group in documents.Where(d => !d.Kind.BothClasses).GroupBy(d => d.Key))
        {
            var classes = ClassesOf([.. group], needs);
            if (classes.Count > 1)
            {
                allocations = [.. allocations.SelectMany(a => Extend(a, group.Key, classes))];
            }
        }

        return allocations.Select(a => new ClassAllocation(a));
    }

    /// <summary>Whether this allocation lets a document count for a need.</summary>
    public bool Allows(AssessedDocument document, Requirement need) =>
        need.Exclusive is null
        || !_classOf.TryGetValue(document.Key, out var allocated)
        || string.Equals(allocated, need.Exclusive, StringComparison.Ordinal);

    private static List<string> ClassesOf(
        IReadOnlyList<AssessedDocument> documents,
        IReadOnlyList<Requirement> needs
    ) =>
        [
            .. needs
                .Where(n => n.Exclusive is not null && documents.Any(d => d.Counts(n)))
                .Select(n => n.Exclusive!)
                .Distinct(StringComparer.Ordinal),
        ];

    private static IEnumerable<Dictionary<DocumentKey, string>> Extend(
        Dictionary<DocumentKey, string> allocation,
        DocumentKey key,
        List<string> classes
    ) => classes.Select(c => new Dictionary<DocumentKey, string>(allocation) { [key] = c });
}
