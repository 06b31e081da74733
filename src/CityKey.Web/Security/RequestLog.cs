using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace CityKey.Web.Security;

/// <summary>One line per request: the route's template, never the address as it was asked for, and no sender.</summary>
internal static class RequestLog
{
    public static void Use(WebApplication app)
    {
        var clock = app.Services.GetService<TimeProvider>() ?? TimeProvider.System;
        // Not through the framework's logging, which hangs the address and the connection on each line, for others to
        // take off again.
        var log = app
            .Services.GetRequiredService<Serilog.ILogger>()
            .ForContext(Constants.SourceContextPropertyName, "CityKey.Requests");
        app.Use(
            async (context, next) =>
            {
                var began = clock.GetTimestamp();
                await next(context);
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
                log.Information(
                    "{Method} {Route} {Status} in {Elapsed} ms",
                    context.Request.Method,
                    route,
                    context.Response.StatusCode,
                    (int)clock.GetElapsedTime(began).TotalMilliseconds
                );
            }
        );
    }
}
