using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>Nodes of the portal as far as the switch is concerned: they follow it, and say what they draw.</summary>
internal sealed class NodesUnderTest : IAsyncDisposable
{
    private readonly List<IHost> nodes = [];

    public IEnumerable<PortalStateCache> Caches => nodes.Select(n => n.Services.GetRequiredService<PortalStateCache>());

    public static async Task<NodesUnderTest> StartAsync(TestDatabase database, params string[] names)
    {
        var started = new NodesUnderTest();
        foreach (var name in names)
        {
            var node = new HostBuilder()
                .ConfigureServices(s => s.AddRecords(database.ConnectionString("ck_portal")).AddNodeHeartbeat(name))
                .Build();
            started.nodes.Add(node);
            await node.StartAsync(TestContext.Current.CancellationToken);
        }

        return started;
    }

    /// <summary>Waits until every node draws a mode.</summary>
    public async Task DrawAsync(PortalMode mode)
    {
        while (Caches.Any(c => c.Now is not { Closing: false } now || now.Mode != mode))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            await node.StopAsync();
            node.Dispose();
        }
    }
}
