using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace CityKey.Web.Security;

/// <summary>The same headers on every answer, also on those that say no.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";

    private const string PermissionsPolicy =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), " +
        "idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    private static readonly string PermissionsPolicyWithCamera = PermissionsPolicy.Replace("camera=()", "camera=(self)", StringComparison.Ordinal);

    public static void Use(WebApplication app)
    {
        var strictTransport = app.Services.GetSite().Https && !app.Environment.IsDevelopment();
        app.Use((context, next) =>
        {
            // Written when the answer starts: an error page clears what was set before it.
            context.Response.OnStarting(() =>
            {
                Write(context, strictTransport);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Write(HttpContext context, bool strictTransport)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        }

        headers["Permissions-Policy"] = context.GetEndpoint()?.Metadata.GetMetadata<AllowsCameraAttribute>() is null ? PermissionsPolicy : PermissionsPolicyWithCamera;
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
