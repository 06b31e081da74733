namespace CityKey.Domain.People;

/// <summary>A date of birth in the Gregorian calendar.</summary>
public readonly record struct DateOfBirth(DateOnly Value)
{
    /// <summary>The oldest age that is accepted, in years. The oldest known person reached 122.</summary>
    public const int OldestAge = 125;

    /// <summary>Completed years on a day. A person born on February 29 has their birthday on March 1 in other
    /// years.</summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - Value.Year;
        return (day.Month, day.Day).CompareTo((Value.Month, Value.Day)) < 0 ? years - 1 : years;
    }

    /// <summary>Reads three fields, in the digits of any script.</summary>
    /// <param name="error">The text key of the error; null for none.</param>
    public static bool TryOf(
        string? day,
        string? month,
        string? year,
        DateOnly today,
        out DateOfBirth born,
        out string? error
    )
    {
        born = default;
        error = null;
        if (string.IsNullOrWhiteSpace(day) && string.IsNullOrWhiteSpace(month) && string.IsNullOrWhiteSpace(year))
        {
            error = "born.missing";
        }
        else if (!CalendarDate.TryOf(day, month, year, out var date))
        {
            error = "born.not-a-date";
        }
        else
        {
            born = new DateOfBirth(date);
            error =
                born.Value > today ? "born.in-the-future"
                : born.AgeOn(today) > OldestAge ? "born.too-long-ago"
                : null;
        }

        return error is null;
    }
}
