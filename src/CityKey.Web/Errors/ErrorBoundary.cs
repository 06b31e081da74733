using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CityKey.Web.Errors;

/// <summary>Where every fault ends: it is noted without anything personal, and a person is told what to do
/// next.</summary>
internal static class ErrorBoundary
{
    /// <summary>Set by a filter that knows more than the status tells.</summary>
    internal static readonly object Known = new();

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
                    // Nobody is left to answer; the status is for the log line. What streams has its status already.
                    if (!context.Response.HasStarted)
                    {
                        context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                    }

                    return;
                }
                catch (Exception exception) when (!context.Response.HasStarted)
                {
                    await AnswerAsync(context, log, exception);
                    return;
                }

                if (IsBare(context.Response))
                {
                    await FaultPages.WriteAsync(
                        context,
                        context.Items[Known] as Fault ?? Fault.Of(context.Response.StatusCode)
                    );
                }
            }
        );
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null };

    private static Task AnswerAsync(HttpContext context, ILogger log, Exception exception)
    {
        var fault = Fault.Of(exception);
        if (fault.Expected)
        {
            log.LogInformation("Request refused with {Status}: {Fault}", fault.Status, exception.GetType().Name);
        }
        else
        {
            // The type and the place, not the message: a message may quote what somebody typed.
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
