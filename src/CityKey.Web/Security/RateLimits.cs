using System.Globalization;
using System.Threading.RateLimiting;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Web.Security;

/// <summary>Keeps every <see cref="RateLimits"/>. Reading a page is never counted; a form over the limit is answered calmly,
/// and what was saved before is safe.</summary>
public static class RateLimits
{
    // A window moves on in tenths; by then the first of them are free again, and it is what the page says.
    private static readonly TimeSpan WhenTooOften = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(5);

    /// <summary>Gives a page its pace.</summary>
    public static PageConventionCollection LimitRate(
        this PageConventionCollection conventions,
        string page,
        RateLimit limit
    )
    {
        conventions.AddPageApplicationModelConvention(page, model => model.EndpointMetadata.Add(limit));
        return conventions;
    }

    internal static void Configure(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ClientPartitions>();
        services.AddRateLimiter(_ => { });
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<ClientPartitions>(
                (limits, partitions) =>
                {
                    var ofSenders = OfEachSender(partitions, configuration);
                    limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(ofSenders, OfThisNode());
                    limits.OnRejected = async (refused, cancellationToken) =>
                    {
                        await UploadForm.LetPassAsync(refused.HttpContext, cancellationToken);
                        var tooOften = ofSenders.GetStatistics(refused.HttpContext) is { CurrentAvailablePermits: 0 };
                        var response = refused.HttpContext.Response;
                        response.StatusCode = tooOften
                            ? StatusCodes.Status429TooManyRequests
                            : StatusCodes.Status503ServiceUnavailable;
                        response.Headers.RetryAfter = Seconds(tooOften ? WhenTooOften : WhenBusy);
                    };
                }
            );
    }

    internal static void Use(WebApplication app)
    {
        app.UseRateLimiter();
        app.Use(
            (context, next) =>
            {
                // Pages that keep a limit of their own, as the sign-in of each account does, need not think of it.
                context.Response.OnStarting(() =>
                {
                    if (
                        context.Response is
                        { StatusCode: StatusCodes.Status429TooManyRequests, Headers.RetryAfter.Count: 0 }
                    )
                    {
                        context.Response.Headers.RetryAfter = Seconds(WhenTooOften);
                    }

                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }

    private static string Seconds(TimeSpan wait) => wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private static PartitionedRateLimiter<HttpContext> OfEachSender(
        ClientPartitions partitions,
        IConfiguration configuration
    ) =>
        PartitionedRateLimiter.Create<HttpContext, (string, ulong)>(http =>
        {
            if (LimitOf(http) is not { } limit)
            {
                return RateLimitPartition.GetNoLimiter(("", 0UL));
            }

            return RateLimitPartition.GetSlidingWindowLimiter(
                (limit.Name, partitions.Of(http.Connection.RemoteIpAddress)),
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = configuration.GetValue($"RateLimits:{limit.Name}", limit.Most),
                    Window = limit.Window,
                    SegmentsPerWindow = 10,
                }
            );
        });

    private static PartitionedRateLimiter<HttpContext> OfThisNode() =>
        PartitionedRateLimiter.Create<HttpContext, string>(http =>
            LimitOf(http) is { } limit
                ? RateLimitPartition.GetConcurrencyLimiter(
                    limit.Name,
                    _ => new ConcurrencyLimiterOptions { PermitLimit = limit.AtOnce }
                )
                : RateLimitPartition.GetNoLimiter("")
        );

    private static RateLimit? LimitOf(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        || HttpMethods.IsHead(http.Request.Method)
        || http.GetEndpoint() is not { } endpoint
            ? null
            : endpoint.Metadata.GetMetadata<RateLimit>()
                ?? (
                    endpoint.Metadata.GetMetadata<StreamedUploadAttribute>() is null
                        ? Security.RateLimit.Form
                        : Security.RateLimit.Upload
                );
}
