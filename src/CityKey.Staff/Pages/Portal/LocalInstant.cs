using System.Globalization;
using CityKey.Domain.Places;

namespace CityKey.Staff.Pages.Portal;

/// <summary>A time on the city's clocks as a browser sends it, and as people type it where a browser knows no such
/// field.</summary>
internal static class LocalInstant
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <returns>Null where it is none, or no year of a city hall.</returns>
    public static DateTimeOffset? Read(string? typed, CityProfile city) =>
        DateTime.TryParseExact(typed?.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        && local.Year is > 2000 and < 3000
            ? city.At(local)
            : null;
}
