using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Data.Cities;
using CityKey.Data.Counter;
using CityKey.Data.KeyRings;
using CityKey.Data.Outbox;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Sealing;
using CityKey.Data.Settings;
using CityKey.Staff.Access;
using CityKey.Staff.Cards;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Staff.Legal;
using CityKey.Staff.Pages.Portal;
using CityKey.Staff.PortalSwitch;
using CityKey.Staff.Review;
using CityKey.Web;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CityKey.Staff;

/// <summary>Hosts the staff site.</summary>
public static class StaffHost
{
    /// <summary>Builds the site. Reads <c>ConnectionStrings:Staff</c>, <c>Sealing:Folder</c>, <c>City:Profile</c> and
    /// <c>Urls:Staff</c>.</summary>
    /// <param name="configure">Runs before any setting is read; tests use it to set a database.</param>
    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // The executable's name: the static asset manifest and the compiled views are found by it.
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
        ApplyEnvironment(builder);
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["Urls:Staff"] is { } urls)
        {
            builder.WebHost.UseUrls(urls);
        }

        var site = new SiteOptions { Name = "staff", TextType = typeof(StaffText) };
        SiteDefaults.Configure(builder, site);
        AddStaff(builder.Services, builder.Configuration);
        builder.Services.AddSingleton(
            new DemonstrationMailFolder(
                builder.Environment.IsDevelopment() ? builder.Configuration["Mail:DemonstrationFolder"] : null
            )
        );
        DevelopmentPage.Restrict(builder, "/DemonstrationMail");
        var rules = SwitchRules.Read(builder.Configuration);
        builder.Services.AddSingleton(rules).AddHostedService<SwitchRulesAuditService>();
        StaffAuthorization.Configure(builder.Services, site, rules);
        var app = builder.Build();
        SiteDefaults.Use(app);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapLiveNodes();
        app.MapRazorPages();
        return app;
    }

    // WebApplicationBuilder copies the environment name before `configure` runs, and registers the host environment
    // twice.
    private static void ApplyEnvironment(WebApplicationBuilder builder)
    {
        builder.Environment.EnvironmentName =
            builder.Configuration[HostDefaults.EnvironmentKey] ?? builder.Environment.EnvironmentName;
        builder.Services.AddSingleton<IHostEnvironment>(builder.Environment);
    }

    private static void AddStaff(IServiceCollection services, ConfigurationManager configuration)
    {
        var connection =
            configuration.GetConnectionString("Staff")
            ?? throw new InvalidOperationException("ConnectionStrings:Staff is not set.");
        var keys = KeyFolder.Configured(configuration);
        services.AddRecords(connection);
        services.AddKeyRing<StaffKeyRing>(connection, configuration["KeyRing:KeyFile"]);
        services.AddReadiness();
        services.AddStaffAccounts();
        services.AddSwitchControl();
        services.AddSingleton(CityProfileFile.Read(configuration));
        services.AddSingleton<ICustodian>(s => new FileCustodian(
            Path.Combine(keys, "custodian"),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddScoped<ApplicationAccess>();
        services.AddScoped<ReviewActions>();
        services.AddScoped<ReviewConversation>();
        services.AddScoped<CardIssuance>();
        services.AddSingleton<AccessCodeKdf>();
        services.AddScoped<AccessCodeReplacement>();
        services.AddScoped<LegalHolds>();
        services.AddScoped<LaunchApprovalRule>();
        services.AddScoped<ReviewWorklist>();
        services.AddScoped<CardFaces>();
        services.AddSingleton(CounterOptions.Read(configuration));
        services.AddSingleton(_ => new Lazy<CityKeys>(() => CityKeys.Load(keys)));
        services.AddSingleton<VisitCookie>();
        services.AddScoped<VisitStore>();
        services.AddScoped<CurrentVisit>();
        services.AddScoped<CounterEnrollment>();
        services.AddScoped<CityClock>();
        services.AddScoped<SwitchHistory>();
        services.AddScoped<SwitchView>();
        services.AddScoped<SwitchActions>();
        services.AddScoped<SwitchOrderReader>();
        services.AddScoped<CertificateText>();
    }
}
