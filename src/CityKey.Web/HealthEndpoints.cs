using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Web;

/// <summary>A status and nothing else: what is unwell is for the log, not for whoever asks.</summary>
public static class HealthEndpoints
{
    /// <summary>What a site with records needs to be ready.</summary>
    public static IHealthChecksBuilder AddReadiness(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");

    /// <summary>The process answers; nothing else is looked at.</summary>
    internal static readonly HealthCheckOptions Live = new()
    {
        Predicate = _ => false,
        ResponseWriter = (_, _) => Task.CompletedTask,
    };

    /// <summary>Everything the site registered as needed is there.</summary>
    internal static readonly HealthCheckOptions Ready = new() { ResponseWriter = (_, _) => Task.CompletedTask };
}
