using CityKey.Portal.Routing;
using CityKey.Web.Languages;
using CityKey.Web.Sites;
using Microsoft.Net.Http.Headers;

namespace CityKey.Portal.Languages;

/// <summary>Redirects <c>/</c> to the start page in the language that the browser prefers.</summary>
internal static class RootRedirect
{
    public static void MapRootRedirect(this IEndpointRouteBuilder site) =>
        site.MapGet(
            "/",
            (HttpContext http, SiteOptions options) =>
            {
                http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
                return Results.Redirect(PortalRoutes.HomeIn(ReaderLanguage.Preferred(http, options.Languages)));
            }
        );
}
