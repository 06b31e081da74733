using Microsoft.AspNetCore.Builder;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace CityKey.Web.Security;

/// <summary>JSON lines to standard output, from which a person cannot be read.</summary>
internal static class SiteLog
{
    public static void Configure(WebApplicationBuilder builder, string site) =>
        builder.Services.AddSerilog(log => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .Enrich.WithProperty("Site", site)
            .Enrich.With<OnlyAllowedProperties>()
            .WriteTo.Console(new RenderedCompactJsonFormatter()));
}
