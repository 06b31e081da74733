using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Web.Security;

/// <summary>Style sheets, scripts and drawings: squeezed, and kept by the browser for as long as their address names
/// their content.</summary>
internal static class StaticAssets
{
    public static void Configure(IServiceCollection services) =>
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            // Only what is the same for everybody: a squeezed page would tell its secrets by its length.
            compression.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });

    public static void Use(WebApplication app)
    {
        app.UseResponseCompression();
        app.UseStaticFiles(
            new StaticFileOptions
            {
                OnPrepareResponse = served =>
                    served.Context.Response.Headers.CacheControl = served.Context.Request.Query.ContainsKey("v")
                        ? "public, max-age=31536000, immutable"
                        : "public, no-cache",
            }
        );
    }
}
