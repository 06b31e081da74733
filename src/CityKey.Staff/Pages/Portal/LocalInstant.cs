using System.Globalization;
using CityKey.Domain.Places;

namespace CityKey.Staff.Pages.Portal;

/// <summary>A date and time in the city's time zone, as a browser sends a <c>datetime-local</c> field or as a person
/// types it in a browser without such a field.</summary>
internal static class LocalInstant
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <returns>Null where the text is not a date and time, or the year is not between 2001 and 2999.</returns>
    public static DateTimeOffset? Read(string? typed, CityProfile city) =>
        DateTime.TryParseExact(typed?.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        && local.Year is > 2000 and < 3000
            ? city.At(local)
            : null;
}
