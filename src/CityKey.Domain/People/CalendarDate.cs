using System.Text;

namespace CityKey.Domain.People;

/// <summary>Reads a Gregorian date from three fields, in the digits of any script.</summary>
public static class CalendarDate
{
    public static bool TryOf(string? day, string? month, string? year, out DateOnly date)
    {
        date = default;
        if (
            Number(day, 2) is not { } d
            || Number(month, 2) is not { } m
            || Number(year, 4) is not { } y
            || y < 1000
            || m is < 1 or > 12
            || d < 1
            || d > DateTime.DaysInMonth(y, m)
        )
        {
            return false;
        }

        date = new DateOnly(y, m, d);
        return true;
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
