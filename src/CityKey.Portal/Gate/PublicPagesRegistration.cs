using CityKey.Data.PortalSwitch;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Gate;

internal static class PublicPagesRegistration
{
    private const long MostBytes = 16 * 1024 * 1024;

    // The last two are kept only while the calm page is drawn in their place.
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

    public static void AddPublicPages(this IServiceCollection services)
    {
        // One belief for the whole request: what the gate decides, what a page says and what is kept must not differ.
        services.AddScoped(s => s.GetRequiredService<PortalStateCache>().Now);
        services.AddOutputCache(cache => cache.SizeLimit = MostBytes);
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
