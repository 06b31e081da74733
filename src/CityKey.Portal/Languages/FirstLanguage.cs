using CityKey.Web;
using Microsoft.Net.Http.Headers;

namespace CityKey.Portal.Languages;

/// <summary>Where <c>/</c> leads: to the language that the browser asks for, as far as the site has it.</summary>
internal static class FirstLanguage
{
    public static void MapFirstLanguage(this IEndpointRouteBuilder site) => site.MapGet("/", (HttpContext http, SiteOptions options) =>
    {
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        return Results.Redirect($"/{Choose(http.Request.GetTypedHeaders().AcceptLanguage, options.Languages)}");
    });

    private static string Choose(IList<StringWithQualityHeaderValue> asked, IReadOnlyList<string> offered) =>
        asked.OrderByDescending(a => a.Quality ?? 1)
            .Select(a => offered.FirstOrDefault(o => IsMeant(a.Value.ToString(), o)))
            .OfType<string>().FirstOrDefault() ?? offered[0];

    private static bool IsMeant(string asked, string offered) =>
        asked.Equals(offered, StringComparison.OrdinalIgnoreCase) || asked.StartsWith(offered + "-", StringComparison.OrdinalIgnoreCase);
}
