namespace CityKey.Domain.DocumentRules;

/// <summary>A kind of document that a city knows. Never one that tells a country or a status.</summary>
/// <param name="Code">Its words are the keys <c>document.{Code}.name</c> and <c>document.{Code}.hint</c>.</param>
/// <param name="Shows">What it can show: <c>photo</c>, <c>birth-date</c>, <c>name</c>, <c>residence</c>,
/// <c>relation</c>.</param>
/// <param name="MaxAgeDays">The most days since it was issued; null for any.</param>
/// <param name="GraceDays">Days after its expiry that it still counts.</param>
/// <param name="Points">What it is worth where a city counts points; null where none does.</param>
/// <param name="BothClasses">One of these counts for who somebody is and for where they live at once.</param>
/// <param name="Listed">Only an organization on the rule set's list may write it.</param>
/// <param name="CoversDays">The fewest days of stay or of help that it must tell of; null for none.</param>
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
    public bool CanShow(string what) => Shows.Contains(what, StringComparer.Ordinal);

    /// <summary>The points it is worth in a class, so many days after its expiry.</summary>
    public int PointsIn(string scoreClass, int daysExpired) =>
        (Points ?? [])
            .Where(p =>
                string.Equals(p.Class, scoreClass, StringComparison.Ordinal) && daysExpired <= p.UpToDaysExpired
            )
            .Select(p => p.Points)
            .DefaultIfEmpty(0)
            .Max();
}

/// <param name="Class">Such as <c>identity</c>.</param>
/// <param name="UpToDaysExpired">Counts until so many days after the expiry; several lines of one class let the worth
/// decay.</param>
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
    public bool Wrote(string kind, DateOnly day) =>
        Writes.Contains(kind, StringComparer.Ordinal) && From <= day && (Until is null || day <= Until);
}
