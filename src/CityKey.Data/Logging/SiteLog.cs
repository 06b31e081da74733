using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace CityKey.Data.Logging;

/// <summary>JSON lines to standard output, from which a person cannot be read.</summary>
public static class SiteLog
{
    // A flood of requests must not become a flood of memory: what does not fit is dropped, and Serilog's self-log says
    // so.
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
                // A warning is written before anything else happens: after it the process may be gone. Other lines wait
                // for each other a moment.
                .WriteTo.Console(new RenderedCompactJsonFormatter(), LogEventLevel.Warning)
                .WriteTo.Logger(calm =>
                    calm.Filter.ByExcluding(line => line.Level >= LogEventLevel.Warning)
                        .WriteTo.Sink(new BatchedLogSink(new RenderedCompactJsonFormatter()), Together)
                )
        );
}
