namespace CityKey.Domain.DocumentRules;

/// <summary>One document held against the calendar.</summary>
/// <param name="Doubt">The most days it may be old, where its date is not known yet.</param>
/// <param name="Fault">What keeps it from counting anywhere; being expired is not one, because grace differs.</param>
internal sealed record Reading(DocumentKind Kind, int DaysExpired, int? Doubt, string? Fault, int DaysWrong)
{
    public static Reading Of(DocumentKind kind, Evidence offered, DateOnly on)
    {
        var expired = offered.ExpiresOn is { } end ? Math.Max(0, on.DayNumber - end.DayNumber) : 0;
        if (offered.IssuedOn is not { } issued)
        {
            return new Reading(kind, expired, kind.MaxAgeDays, null, expired);
        }

        var age = on.DayNumber - issued.DayNumber;
        var fault = age < 0 ? "dated-later" : age > kind.MaxAgeDays ? "too-old" : null;
        return new Reading(kind, expired, null, fault, fault is null ? expired : Math.Abs(age));
    }

    public bool Counts(Requirement need) => Fault is null && need.Worth(Kind, DaysExpired) > 0;
}
