using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace CityKey.Web.Security;

/// <summary>JSON lines to standard output, from which a person cannot be read.</summary>
public static class SiteLog
{
    /// <param name="site">What each line says it is from: <c>portal</c>, <c>staff</c> or <c>worker</c>.</param>
    public static void Configure(IServiceCollection services, string site) =>
        services.AddSerilog(log => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .Enrich.WithProperty("Site", site)
            .Enrich.With<OnlyAllowedProperties>()
            .WriteTo.Console(new RenderedCompactJsonFormatter()));
}
