using CityKey.Data.Languages;
using CityKey.Web.Sites;

namespace CityKey.Portal.Languages;

/// <summary>Requires the first segment of an address to be one of the site's languages.</summary>
internal sealed class LanguageConstraint(SiteOptions site, IHostEnvironment environment) : IRouteConstraint
{
    public const string Name = "language";

    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) =>
        values[routeKey] is string language
        && (
            site.Languages.Contains(language, StringComparer.OrdinalIgnoreCase)
            || (!environment.IsProduction() && IsPseudo(language))
        );

    // Case-insensitive, because CultureInfo.Name may differ in case from the address.
    private static bool IsPseudo(string language) =>
        language.Equals(PseudoLanguage.LeftToRight, StringComparison.OrdinalIgnoreCase)
        || language.Equals(PseudoLanguage.RightToLeft, StringComparison.OrdinalIgnoreCase);
}
