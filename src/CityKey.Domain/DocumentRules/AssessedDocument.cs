namespace CityKey.Domain.DocumentRules;

/// <summary>A kind counts once for each person who brings it.</summary>
internal readonly record struct DocumentKey(string Kind, Bearer By);

/// <summary>A document checked by itself: its age, its form, and the organization that wrote it.</summary>
/// <param name="Doubt">What the clerk has still to check because it is not known yet: <c>in-date</c> or
/// <c>listed</c>; null for nothing.</param>
/// <param name="Fault">Why it cannot count for any need; null when it can. Being expired is not a fault, because the
/// days of grace differ.</param>
/// <param name="Days">The number of days that belongs to the doubt or the fault.</param>
internal sealed record AssessedDocument(
    DocumentKind Kind,
    Bearer By,
    int DaysExpired = 0,
    string? Doubt = null,
    string? Fault = null,
    int Days = 0
)
{
    public DocumentKey Key => new(Kind.Code, By);

    /// <summary>Checks a document on a day.</summary>
    public static AssessedDocument Of(DocumentKind kind, Evidence offered, DateOnly on, RuleSet rules)
    {
        var daysExpired = offered.ExpiresOn is { } end ? Math.Max(0, on.DayNumber - end.DayNumber) : 0;
        var document = new AssessedDocument(kind, offered.By, daysExpired, Days: daysExpired);
        if (FaultOf(kind, offered, on, rules) is { } fault)
        {
            return document with { Fault = fault.Code, Days = fault.Days };
        }

        return DoubtOf(kind, offered) is { } doubt
            ? document with
            {
                Doubt = doubt,
                Days = kind.MaxAgeDays ?? 0,
            }
            : document;
    }

    /// <summary>Whether it counts for a need, as far as it is known.</summary>
    public bool Counts(Requirement need) => Fault is null && need.IsFor(By) && ValueFor(need) > 0;

    /// <summary>What it adds to a need, in points or documents.</summary>
    public int ValueFor(Requirement need) => need.ValueOf(Kind, DaysExpired);

    private static string? DoubtOf(DocumentKind kind, Evidence offered) =>
        kind.Listed && offered.Writer is null ? "listed"
        : kind.MaxAgeDays is not null && offered.IssuedOn is null ? "in-date"
        : null;

    private static DocumentFault? FaultOf(DocumentKind kind, Evidence offered, DateOnly on, RuleSet rules)
    {
        if (offered.Form is { } form && rules.Forms?.Contains(form) == false)
        {
            return new DocumentFault("a-copy");
        }

        var age = offered.IssuedOn is { } issued ? on.DayNumber - issued.DayNumber : 0;
        if (age < 0)
        {
            return new DocumentFault("dated-later", -age);
        }

        if (age > kind.MaxAgeDays)
        {
            return new DocumentFault("too-old", age);
        }

        if (kind.Listed && offered.Writer is { } writer && !rules.IsListed(writer, kind, offered.IssuedOn ?? on))
        {
            return new DocumentFault("not-listed");
        }

        return offered.Covers < kind.CoversDays ? new DocumentFault("covers-too-little", offered.Covers.Value) : null;
    }

    private sealed record DocumentFault(string Code, int Days = 0);
}
