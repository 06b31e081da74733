using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CityKey.Web.Security;

/// <summary>The same headers on every answer, also on those that say no. Outside everything else: a refused host name
/// is answered before any site begins.</summary>
internal sealed class SecurityHeaders(SiteOptions site) : IStartupFilter
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";

    private const string PermissionsPolicy =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), "
        + "idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    private static readonly string PermissionsPolicyWithCamera = PermissionsPolicy.Replace(
        "camera=()",
        "camera=(self)",
        StringComparison.Ordinal
    );

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, following) =>
                {
                    // Written when the answer starts: an error page clears what was set before it, and only then is it
                    // known whether TLS was used.
                    context.Response.OnStarting(() =>
                    {
                        Write(context, site.Https && context.Request.IsHttps);
                        return Task.CompletedTask;
                    });
                    return following(context);
                }
            );
            next(app);
        };

    private static void Write(HttpContext context, bool strictTransport)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        }

        headers["Permissions-Policy"] = context.GetEndpoint()?.Metadata.GetMetadata<AllowsCameraAttribute>() is null
            ? PermissionsPolicy
            : PermissionsPolicyWithCamera;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.XContentTypeOptions = "nosniff";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (strictTransport)
        {
            headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
        }
    }
}
