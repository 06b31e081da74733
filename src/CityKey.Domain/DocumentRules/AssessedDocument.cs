namespace CityKey.Domain.DocumentRules;

/// <summary>One document held against the calendar and the list of organizations.</summary>
/// <param name="Doubt">What the clerk has still to see, where it is not known yet: <c>in-date</c> or
/// <c>listed</c>.</param>
/// <param name="Fault">What keeps it from counting anywhere; being expired is not one, because grace differs.</param>
/// <param name="Days">That belong to the doubt or the fault.</param>
internal sealed record AssessedDocument(
    DocumentKind Kind,
    Bearer By,
    int DaysExpired = 0,
    string? Doubt = null,
    string? Fault = null,
    int Days = 0
)
{
    /// <summary>Counts once per kind, for each who brings it.</summary>
    public (string Kind, Bearer By) Key => (Kind.Code, By);

    public static AssessedDocument Of(DocumentKind kind, Evidence offered, DateOnly on, RuleSet rules)
    {
        var expired = offered.ExpiresOn is { } end ? Math.Max(0, on.DayNumber - end.DayNumber) : 0;
        var plain = new AssessedDocument(kind, offered.By, expired, Days: expired);
        if (Wrong(kind, offered, on, rules) is var (fault, days))
        {
            return plain with { Fault = fault, Days = days };
        }

        var doubt =
            kind.Listed && offered.Writer is null ? "listed"
            : kind.MaxAgeDays is not null && offered.IssuedOn is null ? "in-date"
            : null;
        return doubt is null ? plain : plain with { Doubt = doubt, Days = kind.MaxAgeDays ?? 0 };
    }

    public bool Counts(Requirement need) => Fault is null && need.IsFor(By) && need.Worth(Kind, DaysExpired) > 0;

    private static (string Fault, int Days)? Wrong(DocumentKind kind, Evidence offered, DateOnly on, RuleSet rules)
    {
        var age = offered.IssuedOn is { } issued ? on.DayNumber - issued.DayNumber : 0;
        return offered.Form is { } form && rules.Forms?.Contains(form) == false ? ("a-copy", 0)
            : age < 0 ? ("dated-later", -age)
            : age > kind.MaxAgeDays ? ("too-old", age)
            : kind.Listed && offered.Writer is { } writer && !rules.IsListed(writer, kind, offered.IssuedOn ?? on)
                ? ("not-listed", 0)
            : offered.Covers < kind.CoversDays ? ("covers-too-little", offered.Covers.Value)
            : null;
    }
}
