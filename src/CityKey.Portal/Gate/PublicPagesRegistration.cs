using CityKey.Data.PortalSwitch;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Gate;

internal static class PublicPagesRegistration
{
    private const long CacheSizeLimit = 16 * 1024 * 1024;

    // The last two are cached only while the "paused" page is shown in their place.
    private static readonly string[] Pages =
    [
        "/Index",
        "/Places/Index",
        "/Checker/Index",
        "/Privacy",
        "/PortalStatus",
        "/Apply/Index",
        "/Return/Index",
    ];

    /// <summary>Adds the output cache for pages that are the same for every visitor.</summary>
    public static void AddPublicPages(this IServiceCollection services)
    {
        // One state for the whole request: the gate, the page and the cache key must agree.
        services.AddScoped(s => s.GetRequiredService<PortalStateCache>().Now);
        services.AddOutputCache(cache => cache.SizeLimit = CacheSizeLimit);
        services.AddHostedService<OutputCacheEviction>();
        var policy = new PublicPageCachePolicy();
        services.Configure<RazorPagesOptions>(pages =>
            Array.ForEach(
                Pages,
                page =>
                    pages.Conventions.AddPageApplicationModelConvention(
                        page,
                        model => model.EndpointMetadata.Add(policy)
                    )
            )
        );
    }
}
