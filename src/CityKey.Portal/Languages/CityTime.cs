using System.Globalization;
using CityKey.Domain.Places;

namespace CityKey.Portal.Languages;

/// <summary>Dates and times in the city's time zone, formatted for the reader's language.</summary>
public sealed class CityTime(CityProfile city, TimeProvider time)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(city.TimeZone);

    public DateOnly Today => city.DayOf(time.GetUtcNow());

    public string Day(DateTimeOffset at) => Local(at).ToString("D", CultureInfo.CurrentCulture);

    /// <summary>The last day of a period that ends at midnight after it.</summary>
    /// <param name="end">The end of the period, exclusive.</param>
    public string LastDay(DateTimeOffset end) => Day(end.AddTicks(-1));

    public static string DayOf(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);

    public string Instant(DateTimeOffset at) => Local(at).ToString("f", CultureInfo.CurrentCulture);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);
}
