using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Proofs;

/// <summary>One way into a site: an address, a verb, and for pages with several the handler's name.</summary>
internal sealed record EndpointRow(string Site, string Verb, string Handler, string Route, string Policy, bool IsPage)
{
    /// <summary>As the checked-in table begins its line.</summary>
    public string Way => $"{Site} {Verb}{(Handler.Length == 0 ? "" : ":")}{Handler} {Route}";

    /// <summary>An address of it, with these in place of what the route leaves open.</summary>
    public string At(string reference = "00000000000", string upload = "00000000-0000-0000-0000-000000000000")
    {
        var path = Route
            .Replace("{lang:language}", "en", StringComparison.Ordinal)
            .Replace("{reference}", reference, StringComparison.Ordinal)
            .Replace("{upload:guid}", upload, StringComparison.Ordinal)
            .Replace("{token}", "none", StringComparison.Ordinal)
            .Replace("{epoch:long}", "1", StringComparison.Ordinal);
        return path.Contains("{handler?}", StringComparison.Ordinal)
                ? path.Replace(
                    "/{handler?}",
                    Handler.Length == 0 ? "" : $"/{Handler.ToLowerInvariant()}",
                    StringComparison.Ordinal
                )
            : Handler.Length == 0 ? path
            : $"{path}?handler={Handler}";
    }

    /// <summary>Whether a form that goes to this address comes in here.</summary>
    public bool Takes(string action)
    {
        var handler = action.Split("?handler=") is [_, var named] ? named : "";
        var values = new RouteValueDictionary();
        return new TemplateMatcher(TemplateParser.Parse(Route.TrimStart('/')), []).TryMatch(
                action.Split('?')[0],
                values
            )
            && string.Equals(
                values.GetValueOrDefault("handler") as string ?? handler,
                Handler,
                StringComparison.OrdinalIgnoreCase
            );
    }
}

/// <summary>What a running site listens to, asked of itself.</summary>
internal static class Endpoints
{
    public static async Task<List<EndpointRow>> OfAsync(IServiceProvider site, string name)
    {
        var found = new List<EndpointRow>();
        var fallback = await site.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        foreach (var endpoint in site.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            var ways = page is null
                ? (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, ""))
                : await HandlersAsync(site, page, endpoint);
            found.AddRange(
                ways.Select(w => new EndpointRow(
                    name,
                    w.Item1,
                    w.Item2,
                    $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}",
                    PolicyOf(endpoint, fallback is not null),
                    page is not null
                ))
            );
        }

        return [.. found.DistinctBy(f => f.Way)];
    }

    // A page without a handler for reading is drawn all the same.
    private static async Task<IEnumerable<(string, string)>> HandlersAsync(
        IServiceProvider site,
        PageActionDescriptor page,
        RouteEndpoint endpoint
    )
    {
        var compiled = await site.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
        return compiled
            .HandlerMethods.Select(h => (h.HttpMethod.ToUpperInvariant(), h.Name ?? ""))
            .Append(("GET", ""))
            .Distinct();
    }

    private static string PolicyOf(RouteEndpoint endpoint, bool guarded) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || !guarded
            ? "anonymous"
            : endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "signed-in";
}
