using CityKey.Web;
using CityKey.Web.Languages;

namespace CityKey.Portal.Languages;

/// <summary>The first part of an address is one of the site's languages; anything else is no page.</summary>
internal sealed class LanguageConstraint(SiteOptions site, IHostEnvironment environment) : IRouteConstraint
{
    public const string Name = "language";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string language
        && (site.Languages.Contains(language, StringComparer.OrdinalIgnoreCase) || (!environment.IsProduction() && IsMade(language)));

    // The framework writes these names with capitals in addresses of its own.
    private static bool IsMade(string language) =>
        PseudoLanguage.LeftToRight.Equals(language, StringComparison.OrdinalIgnoreCase) || PseudoLanguage.RightToLeft.Equals(language, StringComparison.OrdinalIgnoreCase);
}
