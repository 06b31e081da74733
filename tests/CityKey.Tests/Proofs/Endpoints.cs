using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Proofs;

/// <summary>One way into a site: an address, a verb, and for pages with several the handler's name.</summary>
internal sealed record Entrance(string Site, string Verb, string Handler, string Route, string Policy, bool IsPage)
{
    /// <summary>As the checked-in table writes it.</summary>
    public override string ToString() => $"{Site} {Verb}{(Handler.Length == 0 ? "" : ":")}{Handler} {Route} {Policy}";
}

/// <summary>What a running site listens to, asked of itself.</summary>
internal static class Endpoints
{
    public static async Task<List<Entrance>> OfAsync(IServiceProvider site, string name)
    {
        var found = new List<Entrance>();
        foreach (var endpoint in site.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            var ways = page is null
                ? (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, ""))
                : await HandlersAsync(site, page, endpoint);
            found.AddRange(ways.Select(w => new Entrance(name, w.Item1, w.Item2, $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}", PolicyOf(endpoint), page is not null)));
        }

        return [.. found.DistinctBy(f => f.ToString())];
    }

    // A page without a handler for reading is drawn all the same.
    private static async Task<IEnumerable<(string, string)>> HandlersAsync(IServiceProvider site, PageActionDescriptor page, RouteEndpoint endpoint)
    {
        var compiled = await site.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
        return compiled.HandlerMethods.Select(h => (h.HttpMethod.ToUpperInvariant(), h.Name ?? "")).Append(("GET", "")).Distinct();
    }

    private static string PolicyOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anonymous"
        : endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "signed-in";
}
