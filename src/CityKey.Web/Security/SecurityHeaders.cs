using CityKey.Web.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CityKey.Web.Security;

/// <summary>Sets the security headers on every response, including errors. It is the outermost middleware, because host
/// filtering refuses a request before the site's own pipeline runs.</summary>
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
                    // Set when the response starts: an error page clears headers that were set before, and the scheme
                    // is only known after the forwarded headers were read.
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
