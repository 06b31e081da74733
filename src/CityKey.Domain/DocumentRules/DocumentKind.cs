namespace CityKey.Domain.DocumentRules;

/// <summary>A kind of document that a city knows. Never one that tells a country or a status.</summary>
/// <param name="Code">Its words are the keys <c>document.{Code}.name</c> and <c>document.{Code}.hint</c>.</param>
/// <param name="Shows">What it can show: <c>photo</c>, <c>birth-date</c>, <c>name</c>, <c>residence</c>.</param>
/// <param name="MaxAgeDays">The most days since it was issued; null for any.</param>
/// <param name="GraceDays">Days after its expiry that it still counts.</param>
/// <param name="Points">What it is worth where a city counts points; null where none does.</param>
public sealed record DocumentKind(string Code, IReadOnlyList<string> Shows, int? MaxAgeDays = null, int GraceDays = 0, IReadOnlyList<PointScore>? Points = null)
{
    public bool CanShow(string what) => Shows.Contains(what, StringComparer.Ordinal);

    /// <summary>The points it is worth in a class, so many days after its expiry.</summary>
    public int PointsIn(string scoreClass, int daysExpired) =>
        (Points ?? []).Where(p => string.Equals(p.Class, scoreClass, StringComparison.Ordinal) && daysExpired <= p.UpToDaysExpired)
            .Select(p => p.Points).DefaultIfEmpty(0).Max();
}

/// <param name="Class">Such as <c>identity</c>.</param>
/// <param name="UpToDaysExpired">Counts until so many days after the expiry; several lines of one class let the worth decay.</param>
public sealed record PointScore(string Class, int Points, int UpToDaysExpired = 0);

/// <summary>A document as the person names it and the clerk reads it. An unknown date is the clerk's to look at.</summary>
public sealed record Evidence(string Kind, DateOnly? IssuedOn = null, DateOnly? ExpiresOn = null);
