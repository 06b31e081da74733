namespace CityKey.Domain.DocumentRules;

/// <summary>One thing that must be shown: by one document that shows it, or by points.</summary>
/// <param name="Code">Such as <c>residence</c>; its words are the key <c>rule.need.{Code}</c>.</param>
/// <param name="Shows">What a document must show to count; null for any.</param>
/// <param name="Kinds">The only kinds that count; null for every kind.</param>
/// <param name="Points">The class in which points are counted; null where documents are.</param>
/// <param name="AtLeast">The points needed, or the number of different kinds.</param>
/// <param name="Class">A document counts for one class alone, unless its kind counts for both. Points are a class of
/// their own name; null takes part in none.</param>
/// <param name="By">Whose document counts.</param>
/// <param name="FromAge">The youngest age that must show it; younger people are spared.</param>
/// <param name="ToAge">The oldest; null for no end.</param>
public sealed record Requirement(
    string Code,
    string? Shows = null,
    IReadOnlyList<string>? Kinds = null,
    string? Points = null,
    int AtLeast = 1,
    string? Class = null,
    Bearer By = Bearer.Resident,
    int FromAge = 0,
    int? ToAge = null
)
{
    internal string? Exclusive => Class ?? Points;

    public bool IsFor(int age) => age >= FromAge && (ToAge is null || age <= ToAge);

    public bool IsFor(Bearer by) => By == Bearer.Either || By == by;

    /// <summary>Whether a kind can help at all.</summary>
    public bool Admits(DocumentKind kind) =>
        (Shows is null || kind.CanShow(Shows))
        && Kinds?.Contains(kind.Code, StringComparer.Ordinal) != false
        && (Points is null || kind.PointsIn(Points, 0) > 0);

    /// <summary>What one document of a kind adds, so many days after its expiry.</summary>
    internal int Worth(DocumentKind kind, int daysExpired) =>
        !Admits(kind) ? 0
        : Points is not null ? kind.PointsIn(Points, daysExpired)
        : daysExpired <= kind.GraceDays ? 1
        : 0;
}

/// <summary>One way to satisfy a city: all of its needs. A city may know several, each for some ages.</summary>
/// <param name="FromAge">The youngest age it is for.</param>
/// <param name="ToAge">The oldest; null for no end.</param>
public sealed record Alternative(string Code, IReadOnlyList<Requirement> Needs, int FromAge = 0, int? ToAge = null)
{
    public bool IsFor(int age) => age >= FromAge && (ToAge is null || age <= ToAge);

    /// <summary>What somebody of an age must show.</summary>
    public IEnumerable<Requirement> NeedsAt(int age) => Needs.Where(n => n.IsFor(age));
}
