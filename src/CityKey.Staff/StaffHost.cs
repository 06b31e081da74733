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
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CityKey.Staff;

/// <summary>The site of clerks and administrators.</summary>
public static class StaffHost
{
    /// <summary>Builds the site. Reads <c>ConnectionStrings:Staff</c>, <c>Sealing:Folder</c>, <c>City:Profile</c> and
    /// <c>Urls:Staff</c>.</summary>
    /// <param name="configure">What a caller sets before anything is read, such as a test's database.</param>
    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // The executable's name, because the list of style sheets and views is written under it.
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
        TakeEnvironment(builder);
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

    // The builder has read it before a caller could set it, and keeps it twice.
    private static void TakeEnvironment(WebApplicationBuilder builder)
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
        var keys = configuration["Sealing:Folder"] ?? throw new InvalidOperationException("Sealing:Folder is not set.");
        services.AddRecords(connection);
        services.AddKeyRing<StaffKeyRing>(connection, configuration["KeyRing:KeyFile"]);
        services.AddReadiness();
        services.AddStaffAccounts();
        services.AddSwitchControl();
        services.AddSingleton(CityProfileFile.Read(configuration["City:Profile"] ?? "chicago"));
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
        services.AddScoped<SwitchDesk>();
        services.AddScoped<SwitchForm>();
        services.AddScoped<CertificateText>();
    }
}
