using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CityKey.Data.Logging;
using CityKey.Data.Uploads;
using CityKey.Web.Errors;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using CityKey.Web.Security;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace CityKey.Web;

/// <summary>What both sites share: limits, logging, headers, languages, error pages.</summary>
public static class SiteDefaults
{
    /// <summary>The largest request body in bytes, unless a page sets <c>[RequestSizeLimit]</c>.</summary>
    public const long BodyLimit = 256 * 1024;

    // Bytes, for each connection. The default of 1 MiB would be held for every connection that uploads.
    private const long ReadBufferSize = 128 * 1024;

    /// <summary>Registers what both sites need. Call before the site adds its own services.</summary>
    public static void Configure(WebApplicationBuilder builder, SiteOptions options)
    {
        NativeMemory.Bound();
        // Proxies disagree about a bare line feed as line ending, which enables request smuggling.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        options.Https = Proxy.ReachedOverTls(builder.Configuration, options.Name, builder.Environment.IsDevelopment());
        builder.WebHost.ConfigureKestrel(Limit).UseSockets(sockets => sockets.MaxReadBufferSize = ReadBufferSize);
        SiteLog.Configure(builder.Services, options.Name);
        var services = builder.Services;
        services.AddSingleton(options);
        // First, so that the headers are also set on responses of the framework's host filtering.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, SecurityHeaders>());
        services.Configure<HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false);
        Proxy.Configure(services, builder.Configuration);
        RateLimits.Configure(services, builder.Configuration);
        services.AddSingleton<SiteText>();
        services.AddSingleton<IStringLocalizer>(s => s.GetRequiredService<SiteText>());
        services.AddHealthChecks();
        // Must be registered before AddRazorPages, which otherwise finds the parts of the whole executable.
        services.AddSingleton(ApplicationPartsOf(options.TextType.Assembly));
        services.AddRazorPages();
        services.Configure<MvcOptions>(ModelBindingMessages.Apply);
        services.Configure<WebEncoderOptions>(encoder =>
            encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
        );
        services.AddAntiforgery(form =>
        {
            form.SuppressXFrameOptionsHeader = true;
            form.Cookie = OwnCookie(options, "form");
        });
        StaticAssets.Configure(services);
        DevelopmentPage.Restrict(builder, "/Parts");
    }

    /// <summary>Adds the middleware that both sites need. Call before the site's own authentication and
    /// pages.</summary>
    public static void Use(WebApplication app)
    {
        Proxy.Use(app);
        RequestLog.Use(app);
        ErrorBoundary.Use(app);
        StaticAssets.Use(app);
        app.UseRouting();
        UseLanguages(app);
        RateLimits.Use(app);
        FormReadingMiddleware.Use(app);
        app.MapHealthChecks("/health/live", HealthEndpoints.Live).AllowAnonymous();
        app.MapHealthChecks("/health/ready", HealthEndpoints.Ready).AllowAnonymous();
    }

    /// <summary>The settings of a cookie that only this site receives; over TLS it is bound to one host name
    /// (<c>__Host-</c>).</summary>
    public static CookieBuilder OwnCookie(SiteOptions options, string name) =>
        new()
        {
            Name = $"{(options.Https ? "__Host-" : "")}citykey-{options.Name}-{name}",
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Strict,
            SecurePolicy = options.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.None,
        };

    // Only this site and Web: the executable also contains the other site, whose pages must not be reachable and whose
    // code must not be loaded.
    private static ApplicationPartManager ApplicationPartsOf(Assembly site)
    {
        var parts = new ApplicationPartManager();
        foreach (var assembly in new[] { site, typeof(SiteDefaults).Assembly })
        {
            foreach (
                var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly)
            )
            {
                parts.ApplicationParts.Add(part);
            }
        }

        return parts;
    }

    internal static SiteOptions GetSite(this IServiceProvider services) => services.GetRequiredService<SiteOptions>();

    // Limits that equal the framework's defaults are set too, because a default may change between versions.
    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        kestrel.Limits.MaxRequestBodySize = BodyLimit;
        kestrel.Limits.MaxRequestBufferSize = ReadBufferSize;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(
            bytesPerSecond: 240,
            gracePeriod: TimeSpan.FromSeconds(5)
        );
        kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        kestrel.Limits.MaxConcurrentConnections = 5000;
    }

    private static void UseLanguages(WebApplication app)
    {
        var site = app.Services.GetSite();
        var languages = ReaderLanguage
            .All(site, app.Environment.IsProduction())
            .Select(CultureInfo.GetCultureInfo)
            .ToList();
        var formats = languages.Select(SiteLanguage.Formats).ToList();
        var options = new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(formats[0], languages[0]),
            SupportedCultures = formats,
            SupportedUICultures = languages,
        };
        options.RequestCultureProviders = [new ReaderLanguage(site) { Options = options }];
        app.UseRequestLocalization(options);
    }
}
