using CityKey.Data.PortalSwitch;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityKey.Portal.Gate;

/// <summary>This node hears what the switch says. "Unknown" is an answer too: its pages say so better than a proxy
/// could.</summary>
internal sealed class SwitchHealthCheck(PortalStateCache cache) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(cache.Follows ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
