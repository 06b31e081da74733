using CityKey.Data;
using CityKey.Data.Cities;
using CityKey.Data.KeyRings;
using CityKey.Data.Sealing;
using CityKey.Data.Settings;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Portal.Sessions;
using CityKey.Web;
using CityKey.Web.Security;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal;

/// <summary>The residents' site.</summary>
public static class PortalHost
{
    /// <summary>Builds the site, ready to run. Reads <c>ConnectionStrings:Portal</c>, <c>Sealing:Folder</c>,
    /// <c>City:Profile</c> and <c>Urls:Portal</c>.</summary>
    /// <param name="configure">Runs before any setting is read, so that a test or a launcher can set some.</param>
    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // The application name is the executable's: the manifest of static assets is written under it.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = "CityKey.Server",
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddCityKeySettings().AddCommandLine(args);
        configure?.Invoke(builder);
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["Urls:Portal"] is { } address)
        {
            builder.WebHost.UseUrls(address);
        }

        AddServices(builder);
        var site = builder.Build();
        SiteDefaults.Use(site);
        site.UseOutputCache();
        site.UseAuthentication();
        site.UseAuthorization();
        site.MapRootRedirect();
        site.MapPortalJson();
        site.MapPortalFeed();
        site.MapRazorPages();
        return site;
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var records = Required(builder, "ConnectionStrings:Portal");
        var city = CityProfileFile.Read(builder.Configuration);
        SiteDefaults.Configure(
            builder,
            new SiteOptions
            {
                Name = "portal",
                TextType = typeof(PortalText),
                Languages = city.Languages,
                TelephoneForHelp = city.TelephoneForHelp,
            }
        );
        services.AddRecords(RecordsRegistration.WithPreparing(records));
        services.AddKeyRing<PortalKeyRing>(records, builder.Configuration["KeyRing:KeyFile"]);
        services.AddSingleton(city);
        services.AddSingleton(CityKeys.Load(Required(builder, "Sealing:Folder")));
        services.AddSingleton<AccessCodeKdf>();
        services.AddResidentApplications();
        services.AddSingleton<CityTime>();
        // A node that cannot read the switch shows every page as paused, so traffic should go to other nodes.
        services.AddReadiness().AddCheck<SwitchHealthCheck>("switch");
        services.AddNodeHeartbeat(builder.Configuration["Portal:Node"]);
        services.AddPublicPages();
        services.AddResidentSession();
        services.AddAuthorization();
        services.Configure<RouteOptions>(routes =>
            routes.ConstraintMap.Add(LanguageConstraint.Name, typeof(LanguageConstraint))
        );
        services.Configure<RazorPagesOptions>(pages =>
            pages.Conventions.LimitRate("/Apply/Index", RateLimit.Start).LimitRate("/Return/Index", RateLimit.Code)
        );
        services.Configure<MvcOptions>(pages =>
        {
            // Must run before a page's own filter, which opens the application.
            pages.Filters.Add<PortalGate>(int.MinValue);
            pages.Filters.Add<ExpiredSessionFilter>();
        });
    }

    private static string Required(WebApplicationBuilder builder, string key) =>
        builder.Configuration[key] ?? throw new InvalidOperationException($"The setting {key} is missing.");
}
