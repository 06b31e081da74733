using System.Text;

namespace CityKey.Domain.People;

/// <summary>A date of birth in the Gregorian calendar.</summary>
public readonly record struct DateOfBirth(DateOnly Value)
{
    /// <summary>Nobody is known to have been older than 122.</summary>
    public const int OldestAge = 125;

    /// <summary>Completed years on a day. Who is born on 29 February comes of age on 1 March of other years.</summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - Value.Year;
        return (day.Month, day.Day).CompareTo((Value.Month, Value.Day)) < 0 ? years - 1 : years;
    }

    /// <summary>Reads three fields, in any script's digits.</summary>
    /// <param name="error">The text key of what is wrong, null when nothing is.</param>
    public static bool TryOf(string? day, string? month, string? year, DateOnly today, out DateOfBirth born, out string? error)
    {
        born = default;
        error = null;
        if (string.IsNullOrWhiteSpace(day) && string.IsNullOrWhiteSpace(month) && string.IsNullOrWhiteSpace(year))
        {
            error = "born.missing";
        }
        else if (Number(day, 2) is not { } d || Number(month, 2) is not { } m || Number(year, 4) is not { } y || y < 1000
            || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
        {
            error = "born.not-a-date";
        }
        else
        {
            born = new DateOfBirth(new DateOnly(y, m, d));
            error = born.Value > today ? "born.in-the-future" : born.AgeOn(today) > OldestAge ? "born.too-long-ago" : null;
        }

        return error is null;
    }

    private static int? Number(string? digits, int most)
    {
        var runes = (digits ?? "").Trim().EnumerateRunes().ToList();
        if (runes.Count == 0 || runes.Count > most || !runes.TrueForAll(Rune.IsDigit))
        {
            return null;
        }

        return runes.Aggregate(0, (sum, digit) => (sum * 10) + (int)Rune.GetNumericValue(digit));
    }
}
