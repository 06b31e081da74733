using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CityKey.Web.Errors;

/// <summary>Handles every unhandled exception and every empty error response: logs it without personal data, and shows
/// a page that says what to do next.</summary>
internal static class ErrorBoundary
{
    /// <summary>The key in <see cref="HttpContext.Items"/> under which a filter may leave a more specific
    /// <see cref="Fault"/> than the status code tells.</summary>
    internal static readonly object FaultKey = new();

    public static void Use(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("CityKey.Faults");
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
                {
                    // The client is gone; the status is for the request log. A streamed response has its status
                    // already.
                    if (!context.Response.HasStarted)
                    {
                        context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                    }

                    return;
                }
                catch (Exception exception) when (!context.Response.HasStarted)
                {
                    await HandleAsync(context, log, exception);
                    return;
                }

                if (IsEmptyError(context.Response))
                {
                    await FaultPages.WriteAsync(
                        context,
                        context.Items[FaultKey] as Fault ?? Fault.Of(context.Response.StatusCode)
                    );
                }
            }
        );
    }

    private static bool IsEmptyError(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null };

    private static Task HandleAsync(HttpContext context, ILogger log, Exception exception)
    {
        var fault = Fault.Of(exception);
        if (fault.Expected)
        {
            log.LogInformation("Request refused with {Status}: {Fault}", fault.Status, exception.GetType().Name);
        }
        else
        {
            // Types and stack traces only: a message may quote what a person typed.
            log.LogError(
                "Request failed with {Status}: {Fault} {Trace}",
                fault.Status,
                FaultTrace.TypesOf(exception),
                FaultTrace.PlacesOf(exception)
            );
        }

        context.Response.Clear();
        return FaultPages.WriteAsync(context, fault);
    }
}
