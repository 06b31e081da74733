using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace CityKey.Web.Security;

/// <summary>Logs one line per request with the route template. The requested address and the client are never
/// logged.</summary>
internal static class RequestLog
{
    public static void Use(WebApplication app)
    {
        var clock = app.Services.GetService<TimeProvider>() ?? TimeProvider.System;
        // Serilog directly, because the framework's logging scopes add the address and the connection to each entry.
        var log = app
            .Services.GetRequiredService<Serilog.ILogger>()
            .ForContext(Constants.SourceContextPropertyName, "CityKey.Requests");
        app.Use(
            async (context, next) =>
            {
                var started = clock.GetTimestamp();
                await next(context);
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
                log.Information(
                    "{Method} {Route} {Status} in {Elapsed} ms",
                    context.Request.Method,
                    route,
                    context.Response.StatusCode,
                    (int)clock.GetElapsedTime(started).TotalMilliseconds
                );
            }
        );
    }
}
