using CityKey.Data.PortalSwitch;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityKey.Portal.Gate;

/// <summary>Healthy while this node follows the portal switch, even if the switch's state is unknown: the site's own
/// page explains that better than a proxy's error.</summary>
internal sealed class SwitchHealthCheck(PortalStateCache cache) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(cache.Follows ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
