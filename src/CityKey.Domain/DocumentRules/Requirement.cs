namespace CityKey.Domain.DocumentRules;

/// <summary>One thing that must be shown: by one document that shows it, or by points.</summary>
/// <param name="Code">Such as <c>residence</c>; its words are the key <c>rule.need.{Code}</c>.</param>
/// <param name="Shows">What a document must show to count; null for any.</param>
/// <param name="Kinds">The only kinds that count; null for every kind.</param>
/// <param name="Points">The class in which points are counted; null when documents are counted.</param>
/// <param name="AtLeast">The points needed, or the number of different kinds.</param>
/// <param name="Class">A document counts for one class only, unless its kind counts for both. Points are a class with
/// their own name; null means no class.</param>
/// <param name="By">Whose document counts.</param>
/// <param name="FromAge">The youngest age that must show it, in completed years.</param>
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
    /// <summary>The class that a document is used up for; null when documents may also count elsewhere.</summary>
    internal string? Exclusive => Class ?? Points;

    /// <summary>Whether a person of an age (completed years) must show it.</summary>
    public bool IsFor(int age) => age >= FromAge && (ToAge is null || age <= ToAge);

    /// <summary>Whether a document of this person can count.</summary>
    public bool IsFor(Bearer by) => By == Bearer.Either || By == by;

    /// <summary>Whether a valid document of a kind counts.</summary>
    public bool Admits(DocumentKind kind) =>
        (Shows is null || kind.CanShow(Shows))
        && Kinds?.Contains(kind.Code, StringComparer.Ordinal) != false
        && (Points is null || kind.PointsIn(Points, 0) > 0);

    /// <summary>What one document of a kind adds, in points or documents, a number of days after its expiry.</summary>
    internal int ValueOf(DocumentKind kind, int daysExpired) =>
        !Admits(kind) ? 0
        : Points is not null ? kind.PointsIn(Points, daysExpired)
        : daysExpired <= kind.GraceDays ? 1
        : 0;
}

/// <summary>One way to satisfy a city's rules: all of its needs. A city may have several, each for some ages.</summary>
/// <param name="FromAge">The youngest age it is for.</param>
/// <param name="ToAge">The oldest; null for no end.</param>
public sealed record Alternative(string Code, IReadOnlyList<Requirement> Needs, int FromAge = 0, int? ToAge = null)
{
    public bool IsFor(int age) => age >= FromAge && (ToAge is null || age <= ToAge);

    /// <summary>The needs at an age, in completed years.</summary>
    public IEnumerable<Requirement> NeedsAt(int age) => Needs.Where(n => n.IsFor(age));
}
