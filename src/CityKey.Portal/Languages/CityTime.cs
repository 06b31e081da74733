using System.Globalization;
using CityKey.Domain.Places;

namespace CityKey.Portal.Languages;

/// <summary>Days and times on the city's clock, written as the reader's language writes them.</summary>
public sealed class CityTime(CityProfile city, TimeProvider time)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(city.TimeZone);

    public DateOnly Today => city.DayOf(time.GetUtcNow());

    public string Day(DateTimeOffset at) => Local(at).ToString("D", CultureInfo.CurrentCulture);

    public static string DayOf(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);

    public string Instant(DateTimeOffset at) => Local(at).ToString("f", CultureInfo.CurrentCulture);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);
}
