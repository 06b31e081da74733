using CityKey.Data.PortalSwitch;
using Microsoft.AspNetCore.OutputCaching;

namespace CityKey.Portal.Gate;

/// <summary>Lets go of every kept page when the switch turns. They could not be found any more; this gives their memory
/// back.</summary>
internal sealed class OutputCacheEviction(PortalStateCache portal, IOutputCacheStore kept) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        portal.Changed += Turned;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        portal.Changed -= Turned;
        return Task.CompletedTask;
    }

    private void Turned(object? sender, EventArgs e) =>
        _ = kept.EvictByTagAsync(PublicPageCachePolicy.Tag, CancellationToken.None).AsTask();
}
