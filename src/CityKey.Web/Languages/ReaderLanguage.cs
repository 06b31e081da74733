using System.Globalization;
using CityKey.Data.Languages;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace CityKey.Web.Languages;

/// <summary>Takes the language from the first segment of the address, never from a cookie, so that a shared link shows
/// the same page to both people. An address without a language gets the browser's preferred one.</summary>
public sealed class ReaderLanguage(SiteOptions site) : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var language = InAddress(httpContext.Request.Path) ?? Preferred(httpContext, site.Languages);
        var formats = SiteLanguage.Formats(CultureInfo.GetCultureInfo(language));
        return Task.FromResult<ProviderCultureResult?>(new(formats.Name, language));
    }

    /// <summary>The offered language that the browser prefers most; the first one where it accepts none.</summary>
    public static string Preferred(HttpContext http, IReadOnlyList<string> offered) =>
        http.Request.GetTypedHeaders()
            .AcceptLanguage.Where(a => a.Quality is null or > 0)
            .OrderByDescending(a => a.Quality ?? 1)
            .Select(a => offered.FirstOrDefault(o => Matches(a.Value.ToString(), o)))
            .OfType<string>()
            .FirstOrDefault()
        ?? offered[0];

    /// <summary>The languages that a site's addresses may begin with, including the pseudo-languages outside
    /// production.</summary>
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

    private static bool Matches(string asked, string offered) =>
        asked.Equals(offered, StringComparison.OrdinalIgnoreCase)
        || asked.StartsWith($"{offered}-", StringComparison.OrdinalIgnoreCase);
}
