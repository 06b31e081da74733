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
using Microsoft.Extensions.WebEncoders;

namespace CityKey.Web;

/// <summary>What both sites do alike: limits, logs, headers, languages, errors.</summary>
public static class SiteDefaults
{
    /// <summary>What a request may weigh unless its page says otherwise with <c>[RequestSizeLimit]</c>.</summary>
    public const long BodyLimit = 256 * 1024;

    // For each connection that sends: the framework's megabyte is fifty for fifty pictures, and stays.
    private const long ReadAhead = 128 * 1024;

    /// <summary>Call before the site adds its own services.</summary>
    public static void Configure(WebApplicationBuilder builder, SiteOptions options)
    {
        NativeMemory.Bound();
        // A bare line feed as line end is read differently by proxies, which is how requests are smuggled.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        options.Https = Proxy.ReachedOverTls(builder.Configuration, options.Name, builder.Environment.IsDevelopment());
        builder.WebHost.ConfigureKestrel(Limit).UseSockets(sockets => sockets.MaxReadBufferSize = ReadAhead);
        SiteLog.Configure(builder.Services, options.Name);
        var services = builder.Services;
        services.AddSingleton(options);
        // First, so that it stands outside the filter of host names, which the framework has put there already.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, SecurityHeaders>());
        services.Configure<HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false);
        Proxy.Configure(services, builder.Configuration);
        RateLimits.Configure(services, builder.Configuration);
        // It holds the words as read; a new one for each request would read them all again.
        services.AddSingleton<SiteText>();
        services.AddHealthChecks();
        services.AddSingleton(OwnParts(options.TextType.Assembly));
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
        DevelopmentPage.Keep(builder, "/Parts");
    }

    /// <summary>Call before the site's own authentication and pages.</summary>
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

    /// <summary>A cookie that belongs to one site and, over TLS, to one host name.</summary>
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

    // Named one by one: the same executable holds the other site, whose pages must not be reachable and whose code must
    // not be loaded.
    private static ApplicationPartManager OwnParts(Assembly site)
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

    // Every limit is written down, also where it is the framework's own: a default may change with a version.
    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        kestrel.Limits.MaxRequestBodySize = BodyLimit;
        kestrel.Limits.MaxRequestBufferSize = ReadAhead;
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
