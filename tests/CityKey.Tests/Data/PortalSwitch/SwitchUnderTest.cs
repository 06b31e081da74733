using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>The switch's handle on a test's database, as the staff site holds it.</summary>
internal sealed class SwitchUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private SwitchUnderTest(ServiceProvider services) => this.services = services;

    public static Task<SwitchUnderTest> CreateAsync(TestDatabase database) => Task.FromResult(new SwitchUnderTest(
        new ServiceCollection().AddLogging().AddRecords(database.ConnectionString("ck_staff")).AddSwitchControl().BuildServiceProvider()));

    public Task<PortalChange> OpenAsync() => WithAsync(c => c.OpenAsync("test", Actor.CommandLine, CancellationToken.None));

    /// <summary>Closes; where it is closed further than this already, closes it less, as an administrator does who has looked.</summary>
    public async Task<PortalChange> CloseAsync(PortalMode mode, DateTimeOffset? until = null)
    {
        var order = new SwitchOrder(mode, "test", until);
        var before = await services.GetRequiredService<PortalStateReader>().ReadAsync(CancellationToken.None);
        return await WithAsync(c => order.Loosens(before)
            ? c.OpenAsync(order, Actor.CommandLine, SeenState.Of(before), null, CancellationToken.None)
            : c.CloseAsync(order, Actor.CommandLine, CancellationToken.None));
    }

    public Task<PortalChange> OpenAsync(Guid by, SeenState? seen, Guid? asked = null) =>
        WithAsync(c => c.OpenAsync(new SwitchOrder(PortalMode.Open, "test"), Actor.Staff(by), seen, asked, CancellationToken.None));

    /// <summary>Closes with no look at what is in force.</summary>
    public Task<PortalChange> CloseBlindlyAsync(PortalMode mode, DateTimeOffset? until = null) =>
        WithAsync(c => c.CloseAsync(new SwitchOrder(mode, "test", until), Actor.CommandLine, CancellationToken.None));

    /// <summary>Orders that wait, as the staff site makes them.</summary>
    public async Task<T> OrdersAsync<T>(Func<SwitchOrders, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<SwitchOrders>());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task<PortalChange> WithAsync(Func<SwitchControl, Task<PortalChange>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<SwitchControl>());
    }
}
