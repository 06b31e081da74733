using System.Globalization;
using CityKey.Domain.Places;
using CityKey.Web.Languages;

namespace CityKey.Staff.Languages;

/// <summary>Formats dates, times and durations for staff, in the city's time zone.</summary>
public sealed class CityClock(CityProfile city, TimeProvider time, SiteText text)
{
    /// <summary>The time since an instant, in its largest unit: days, hours or minutes.</summary>
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

    /// <summary>Whole seconds since an instant. Never negative, although the database's clock may be ahead of this
    /// one.</summary>
    public int SecondsSince(DateTimeOffset at) => (int)Math.Max(0, (time.GetUtcNow() - at).TotalSeconds);

    /// <summary>Date and time in the city's time zone.</summary>
    public string Moment(DateTimeOffset at) =>
        TimeZoneInfo
            .ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(city.TimeZone))
            .ToString("ddd d MMM yyyy, H:mm", CultureInfo.CurrentCulture);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A date in a resident's language, for printed papers.</summary>
    public static string Day(DateOnly day, CultureInfo language) => day.ToString("D", SiteLanguage.Formats(language));

    public DateOnly Today => city.DayOf(time.GetUtcNow());
}
