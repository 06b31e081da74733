using CityKey.Web;
using CityKey.Web.Languages;
using Microsoft.Net.Http.Headers;

namespace CityKey.Portal.Languages;

/// <summary>Where <c>/</c> leads: to the language that the browser asks for, as far as the site has it.</summary>
internal static class RootRedirect
{
    public static void MapFirstLanguage(this IEndpointRouteBuilder site) =>
        site.MapGet(
            "/",
            (HttpContext http, SiteOptions options) =>
            {
                http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
                return Results.Redirect($"/{ReaderLanguage.Asked(http, options.Languages)}");
            }
        );
}
