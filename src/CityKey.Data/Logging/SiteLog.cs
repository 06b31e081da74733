using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace CityKey.Data.Logging;

/// <summary>Logs JSON lines without personal data to standard output.</summary>
public static class SiteLog
{
    // Bounds the memory under load: events that do not fit are dropped and reported in Serilog's self-log.
    private static readonly BatchingOptions Together = new()
    {
        BatchSizeLimit = 500,
        BufferingTimeLimit = TimeSpan.FromMilliseconds(200),
        EagerlyEmitFirstEvent = true,
        QueueLimit = 50_000,
    };

    /// <param name="site">What each line says it is from: <c>portal</c>, <c>staff</c> or <c>worker</c>.</param>
    public static void Configure(IServiceCollection services, string site) =>
        services.AddSerilog(log =>
            log.MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("System", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                .Enrich.WithProperty("Site", site)
                .Enrich.With<AllowedLogProperties>()
                // Warnings are written at once, because the process may end next. Other events are batched.
                .WriteTo.Console(new RenderedCompactJsonFormatter(), LogEventLevel.Warning)
                .WriteTo.Logger(calm =>
                    calm.Filter.ByExcluding(line => line.Level >= LogEventLevel.Warning)
                        .WriteTo.Sink(new BatchedLogSink(new RenderedCompactJsonFormatter()), Together)
                )
        );
}
