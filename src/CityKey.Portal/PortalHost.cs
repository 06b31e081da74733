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
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal;

/// <summary>The residents' site.</summary>
public static class PortalHost
{
    /// <summary>Builds the site, ready to run. Needs <c>ConnectionStrings:Portal</c> and
    /// <c>Sealing:Folder</c>.</summary>
    /// <param name="configure">Runs first, so that what it sets is read: a test's database, a launcher's
    /// addresses.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
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
        site.MapFirstLanguage();
        site.MapPortalJson();
        site.MapPortalFeed();
        site.MapRazorPages();
        return site;
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var records = Needed(builder, "ConnectionStrings:Portal");
        var city = CityProfileFile.Read(builder.Configuration);
        services.AddSingleton(OwnParts());
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
        services.AddSingleton(CityKeys.Load(Needed(builder, "Sealing:Folder")));
        services.AddSingleton<AccessCodeKdf>();
        services.AddResidentApplications();
        services.AddSingleton<CityTime>();
        // A node that cannot tell the switch's state draws everything as paused: others do better.
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
            // Before a page's own filter, which opens the application.
            pages.Filters.Add<PortalGate>(int.MinValue);
            pages.Filters.Add<ExpiredSessionFilter>();
        });
    }

    private static string Needed(WebApplicationBuilder builder, string key) =>
        builder.Configuration[key] ?? throw new InvalidOperationException($"The setting {key} is missing.");

    // The framework would find, and load, the staff site's pages beside this one's.
    private static ApplicationPartManager OwnParts()
    {
        var parts = new ApplicationPartManager();
        foreach (var assembly in new[] { typeof(PortalHost).Assembly, typeof(SiteDefaults).Assembly })
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
}
