namespace CityKey.Domain.DocumentRules;

/// <summary>A kind of document that a city accepts. Never one that reveals citizenship or immigration status.</summary>
/// <param name="Code">Its words are the keys <c>document.{Code}.name</c> and <c>document.{Code}.hint</c>.</param>
/// <param name="Shows">What it can show: <c>photo</c>, <c>birth-date</c>, <c>name</c>, <c>residence</c>,
/// <c>relation</c>.</param>
/// <param name="MaxAgeDays">The most days since it was issued; null for any.</param>
/// <param name="GraceDays">How many days after its expiry it still counts.</param>
/// <param name="Points">Its points in cities that count points; null otherwise.</param>
/// <param name="BothClasses">One document counts for identity and for residence at once.</param>
/// <param name="Listed">Only an organization on the rule set's list may write it.</param>
/// <param name="CoversDays">The fewest days of stay or help that it must confirm; null for none.</param>
public sealed record DocumentKind(
    string Code,
    IReadOnlyList<string> Shows,
    int? MaxAgeDays = null,
    int GraceDays = 0,
    IReadOnlyList<PointScore>? Points = null,
    bool BothClasses = false,
    bool Listed = false,
    int? CoversDays = null
)
{
    /// <summary>Whether it can show one of the things in <see cref="Shows"/>.</summary>
    public bool CanShow(string what) => Shows.Contains(what, StringComparer.Ordinal);

    /// <summary>Its points in a class, a number of days after its expiry; 0 for none.</summary>
    public int PointsIn(string scoreClass, int daysExpired) =>
        (Points ?? [])
            .Where(p =>
                string.Equals(p.Class, scoreClass, StringComparison.Ordinal) && daysExpired <= p.UpToDaysExpired
            )
            .Select(p => p.Points)
            .DefaultIfEmpty(0)
            .Max();
}

/// <summary>Points of a kind of document in one class.</summary>
/// <param name="Class">Such as <c>identity</c>.</param>
/// <param name="UpToDaysExpired">The last day after the expiry on which they count. Several entries of one class let
/// the points decline.</param>
public sealed record PointScore(string Class, int Points, int UpToDaysExpired = 0);

/// <summary>An organization whose letters count, from one day to another, both included.</summary>
/// <param name="Writes">The kinds of letter it may write.</param>
public sealed record LetterWriter(
    string Code,
    string Name,
    IReadOnlyList<string> Writes,
    DateOnly From,
    DateOnly? Until = null
)
{
    /// <summary>Whether it was on the list for a kind of letter on a day; first and last day are included.</summary>
    public bool Wrote(string kind, DateOnly day) =>
        Writes.Contains(kind, StringComparer.Ordinal) && From <= day && (Until is null || day <= Until);
}
