using CityKey.Data.Languages;
using CityKey.Web;

namespace CityKey.Portal.Languages;

/// <summary>The first part of an address is one of the site's languages; anything else is no page.</summary>
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
            || (!environment.IsProduction() && IsMade(language))
        );

    // A culture writes its own name in its own case.
    private static bool IsMade(string language) =>
        language.Equals(PseudoLanguage.LeftToRight, StringComparison.OrdinalIgnoreCase)
        || language.Equals(PseudoLanguage.RightToLeft, StringComparison.OrdinalIgnoreCase);
}
