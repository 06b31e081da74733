using System.Globalization;
using CityKey.Domain.Places;
using CityKey.Web.Languages;

namespace CityKey.Staff.Languages;

/// <summary>Times as staff in this city read them.</summary>
public sealed class CityClock(CityProfile city, TimeProvider time, SiteText text)
{
    /// <summary>How long ago, in one unit: nobody needs the minutes of a wait of days.</summary>
    public string Waited(DateTimeOffset since)
    {
        var wait = time.GetUtcNow() - since;
        var (count, unit) = wait switch
        {
            { TotalDays: >= 1 } => ((int)wait.TotalDays, "days"),
            { TotalHours: >= 1 } => ((int)wait.TotalHours, "hours"),
            _ => ((int)Math.Max(0, wait.TotalMinutes), "minutes"),
        };
        return text.Counted($"wait.{unit}", count);
    }

    /// <summary>Whole seconds since an instant of the database's clock, which may be a little ahead of ours.</summary>
    public int SecondsSince(DateTimeOffset at) => (int)Math.Max(0, (time.GetUtcNow() - at).TotalSeconds);

    /// <summary>Day and time on the city's clocks.</summary>
    public string Moment(DateTimeOffset at) =>
        TimeZoneInfo
            .ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(city.TimeZone))
            .ToString("ddd d MMM yyyy, H:mm", CultureInfo.CurrentCulture);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>As a resident reads it, on paper that goes home.</summary>
    public static string Day(DateOnly day, CultureInfo language) => day.ToString("D", SiteLanguage.Formats(language));

    public DateOnly Today => city.DayOf(time.GetUtcNow());
}
