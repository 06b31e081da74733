using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Web;

/// <summary>The health endpoints return a status code only. What is unhealthy is written to the log.</summary>
public static class HealthEndpoints
{
    /// <summary>Adds the checks that every site with a database needs to be ready.</summary>
    public static IHealthChecksBuilder AddReadiness(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");

    /// <summary>Liveness: the process answers. Runs no checks.</summary>
    internal static readonly HealthCheckOptions Live = new()
    {
        Predicate = _ => false,
        ResponseWriter = (_, _) => Task.CompletedTask,
    };

    /// <summary>Readiness: runs every check that the site registered.</summary>
    internal static readonly HealthCheckOptions Ready = new() { ResponseWriter = (_, _) => Task.CompletedTask };
}
