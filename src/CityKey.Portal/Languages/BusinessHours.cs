using System.Globalization;
using System.Text.RegularExpressions;

namespace CityKey.Portal.Languages;

/// <summary>A counter's hours in the reader's language. Lines that a city writes in another way stay as they
/// are.</summary>
public static partial class BusinessHours
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static string Of(string line)
    {
        var culture = CultureInfo.CurrentCulture;
        return Line().Match(line) is { Success: true } read && Day(read.Groups["from"].Value, culture) is { } first
            ? $"{first}{(Day(read.Groups["to"].Value, culture) is { } last ? $"–{last}" : "")} {Time(read.Groups["open"].Value, culture)}–{Time(read.Groups["close"].Value, culture)}"
            : line;
    }

    private static string? Day(string english, CultureInfo culture)
    {
        var at = Array.IndexOf(English.DateTimeFormat.AbbreviatedDayNames, english);
        return at < 0 ? null : culture.DateTimeFormat.AbbreviatedDayNames[at];
    }

    private static string Time(string written, CultureInfo culture) =>
        TimeOnly.ParseExact(written, "H:mm", CultureInfo.InvariantCulture).ToString("t", culture);

    [GeneratedRegex(
        "^(?<from>[A-Z][a-z]{2})(-(?<to>[A-Z][a-z]{2}))? (?<open>([01]?[0-9]|2[0-3]):[0-5][0-9])-(?<close>([01]?[0-9]|2[0-3]):[0-5][0-9])$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Line();
}
