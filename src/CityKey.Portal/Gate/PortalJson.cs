using CityKey.Data.PortalSwitch;
using CityKey.Portal.Routing;
using CityKey.Web.Languages;
using CityKey.Web.Sites;

namespace CityKey.Portal.Gate;

/// <summary>The portal's state as JSON, for other systems.</summary>
internal static class PortalJson
{
    public static void MapPortalJson(this IEndpointRouteBuilder site) =>
        site.MapGet(
            PortalRoutes.PortalJson,
            (HttpContext http, PortalStateCache cache, SiteText text, SiteOptions options) =>
            {
                http.Response.Headers.CacheControl = "public, max-age=5";
                http.Response.Headers.AccessControlAllowOrigin = "*";
                var state = cache.Now;
                var mode = PortalModes.Word(state.Mode);
                return Results.Json(
                    new
                    {
                        mode,
                        epoch = state.Epoch,
                        since = state.Known ? state.Since.UtcDateTime : (DateTime?)null,
                        until = state.Until?.UtcDateTime,
                        message = options.Languages.ToDictionary(
                            l => l,
                            l => PortalMessageText.Of(text.In(l), state),
                            StringComparer.Ordinal
                        ),
                    }
                );
            }
        );
}
