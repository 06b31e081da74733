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

/// <summary>Enforces every <see cref="RateLimit"/>. GET requests are never counted. A form over the limit gets a page
/// that says to try again later.</summary>
public static class RateLimits
{
    // The sliding windows have ten segments, so after a minute some permits are free again. The page says a minute too.
    private static readonly TimeSpan RetryAfterLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryAfterBusy = TimeSpan.FromSeconds(5);

    /// <summary>Gives a page its own rate limit.</summary>
    /// <param name="page">The path below <c>Pages</c>, such as <c>/Apply/Index</c>.</param>
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
                    var perClient = PerClient(partitions, configuration);
                    limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(perClient, PerNode());
                    limits.OnRejected = async (refused, cancellationToken) =>
                    {
                        await UploadForm.LetPassAsync(refused.HttpContext, cancellationToken);
                        var overLimit = perClient.GetStatistics(refused.HttpContext) is { CurrentAvailablePermits: 0 };
                        var response = refused.HttpContext.Response;
                        response.StatusCode = overLimit
                            ? StatusCodes.Status429TooManyRequests
                            : StatusCodes.Status503ServiceUnavailable;
                        response.Headers.RetryAfter = Seconds(overLimit ? RetryAfterLimit : RetryAfterBusy);
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
                // For pages with a limit of their own, such as the sign-in limit of each account.
                context.Response.OnStarting(() =>
                {
                    if (
                        context.Response is
                        { StatusCode: StatusCodes.Status429TooManyRequests, Headers.RetryAfter.Count: 0 }
                    )
                    {
                        context.Response.Headers.RetryAfter = Seconds(RetryAfterLimit);
                    }

                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }

    private static string Seconds(TimeSpan wait) => wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private static PartitionedRateLimiter<HttpContext> PerClient(
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
                    PermitLimit = configuration.GetValue($"RateLimits:{limit.Name}", limit.PermitLimit),
                    Window = limit.Window,
                    SegmentsPerWindow = 10,
                }
            );
        });

    private static PartitionedRateLimiter<HttpContext> PerNode() =>
        PartitionedRateLimiter.Create<HttpContext, string>(http =>
            LimitOf(http) is { } limit
                ? RateLimitPartition.GetConcurrencyLimiter(
                    limit.Name,
                    _ => new ConcurrencyLimiterOptions { PermitLimit = limit.Concurrency }
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
