using Microsoft.Extensions.Configuration;

namespace CityKey.Data.Settings;

/// <summary>The address at which people reach a site: its own, or its proxy's.</summary>
public static class SiteAddress
{
    /// <summary><c>Urls:Public…</c> behind a proxy, else <c>Urls:…</c>; null when neither is set.</summary>
    /// <param name="site"><c>Portal</c> or <c>Staff</c>.</param>
    public static string? Of(IConfiguration configuration, string site) =>
        (configuration[$"Urls:Public{site}"] ?? configuration[$"Urls:{site}"])
            ?.Split(';')[0]
            .Replace("*", "localhost", StringComparison.Ordinal);
}
