using System.Globalization;
using System.Text.RegularExpressions;

namespace CityKey.Portal.Languages;

/// <summary>A counter's business hours in the reader's language.</summary>
public static partial class BusinessHours
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <param name="hours">As the city's profile writes them, such as <c>Mon-Fri 8:30-17:00</c>. Text in any other form
    /// is returned unchanged.</param>
    public static string Of(string hours)
    {
        var culture = CultureInfo.CurrentCulture;
        var match = Pattern().Match(hours);
        if (!match.Success || Day(match.Groups["from"].Value, culture) is not { } first)
        {
            return hours;
        }

        var days = Day(match.Groups["to"].Value, culture) is { } last ? $"{first}–{last}" : first;
        return $"{days} {Time(match.Groups["open"].Value, culture)}–{Time(match.Groups["close"].Value, culture)}";
    }

    private static string? Day(string english, CultureInfo culture)
    {
        var index = Array.IndexOf(English.DateTimeFormat.AbbreviatedDayNames, english);
        return index < 0 ? null : culture.DateTimeFormat.AbbreviatedDayNames[index];
    }

    private static string Time(string time, CultureInfo culture) =>
        TimeOnly.ParseExact(time, "H:mm", CultureInfo.InvariantCulture).ToString("t", culture);

    [GeneratedRegex(
        "^(?<from>[A-Z][a-z]{2})(-(?<to>[A-Z][a-z]{2}))? "
            + "(?<open>([01]?[0-9]|2[0-3]):[0-5][0-9])-(?<close>([01]?[0-9]|2[0-3]):[0-5][0-9])$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Pattern();
}
