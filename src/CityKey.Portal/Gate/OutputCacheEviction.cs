using CityKey.Data.PortalSwitch;
using Microsoft.AspNetCore.OutputCaching;

namespace CityKey.Portal.Gate;

/// <summary>Evicts every cached page when the portal's state changes. The cache key already prevents a stale page from
/// being served; this frees the memory.</summary>
internal sealed class OutputCacheEviction(PortalStateCache portal, IOutputCacheStore cache) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        portal.Changed += Evict;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        portal.Changed -= Evict;
        return Task.CompletedTask;
    }

    private void Evict(object? sender, EventArgs e) =>
        _ = cache.EvictByTagAsync(PublicPageCachePolicy.Tag, CancellationToken.None).AsTask();
}
