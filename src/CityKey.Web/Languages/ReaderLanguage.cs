using System.Globalization;
using CityKey.Data.Languages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace CityKey.Web.Languages;

/// <summary>
/// The language is the first part of the address, never a cookie: a shared link reads the same for both.
/// Where an address has none, which is no page but the first and those that say what went wrong, the browser is asked.
/// </summary>
public sealed class ReaderLanguage(SiteOptions site) : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var language = InAddress(httpContext.Request.Path) ?? Asked(httpContext, site.Languages);
        var formats = SiteLanguage.Formats(CultureInfo.GetCultureInfo(language));
        return Task.FromResult<ProviderCultureResult?>(new(formats.Name, language));
    }

    /// <summary>The one of these languages that the browser likes most; the first where it likes none.</summary>
    public static string Asked(HttpContext http, IReadOnlyList<string> offered) =>
        http.Request.GetTypedHeaders()
            .AcceptLanguage.Where(a => a.Quality is null or > 0)
            .OrderByDescending(a => a.Quality ?? 1)
            .Select(a => offered.FirstOrDefault(o => IsMeant(a.Value.ToString(), o)))
            .OfType<string>()
            .FirstOrDefault()
        ?? offered[0];

    /// <summary>The languages that a site's addresses may begin with.</summary>
    internal static IEnumerable<string> All(SiteOptions site, bool isProduction) =>
        isProduction ? site.Languages : [.. site.Languages, PseudoLanguage.LeftToRight, PseudoLanguage.RightToLeft];

    internal static string? FirstPart(PathString path) =>
        path.Value?.Split('/', 3) is [_, { Length: > 0 } first, ..] ? first : null;

    private string? InAddress(PathString path) =>
        FirstPart(path) is { } first
            ? Options!
                .SupportedUICultures!.FirstOrDefault(c => c.Name.Equals(first, StringComparison.OrdinalIgnoreCase))
                ?.Name
            : null;

    private static bool IsMeant(string asked, string offered) =>
        asked.Equals(offered, StringComparison.OrdinalIgnoreCase)
        || asked.StartsWith($"{offered}-", StringComparison.OrdinalIgnoreCase);
}
