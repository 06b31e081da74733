using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;
using CityKey.Worker.PortalSwitch;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>The switch's handle on a test's database, as the staff site holds it.</summary>
internal sealed class SwitchUnderTest : IAsyncDisposable
{
    /// <summary>The instant of the plan that waits has come.</summary>
    public const string TimeComes = """
        UPDATE platform.portal_order SET due_at = clock_timestamp() WHERE ended_at IS NULL AND waits_for = 'time';
        UPDATE platform.portal_state s SET plan_at = o.due_at FROM platform.portal_order o WHERE o.ended_at IS NULL
            AND o.waits_for = 'time'
        """;

    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private SwitchUnderTest(TestDatabase database) =>
        (this.database, services) = (database, Services(database, "ck_staff"));

    public static Task<SwitchUnderTest> CreateAsync(TestDatabase database) =>
        Task.FromResult(new SwitchUnderTest(database));

    /// <summary>What the worker does with the switch.</summary>
    public async Task DoDueAsync()
    {
        await using var worker = Services(database, "ck_worker");
        await using var scope = worker.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DueSwitchChanges>().DoDueAsync(CancellationToken.None);
    }

    public Task<SwitchChangeRow> OpenAsync() =>
        WithAsync(c => c.OpenAsync("test", Actor.CommandLine, CancellationToken.None));

    /// <summary>Closes; where it is closed further than this already, closes it less, as an administrator does who has
    /// looked.</summary>
    public async Task<SwitchChangeRow> CloseAsync(PortalMode mode, DateTimeOffset? until = null)
    {
        var order = new SwitchOrder(mode, "test", until);
        var before = await services.GetRequiredService<PortalStateReader>().ReadAsync(CancellationToken.None);
        return await WithAsync(c =>
            order.Loosens(before)
                ? c.OpenAsync(order, Actor.CommandLine, ExpectedPortalState.Of(before), null, CancellationToken.None)
                : c.CloseAsync(order, Actor.CommandLine, CancellationToken.None)
        );
    }

    public Task<SwitchChangeRow> OpenAsync(Guid by, ExpectedPortalState? expected, Guid? asked = null) =>
        WithAsync(c =>
            c.OpenAsync(
                new SwitchOrder(PortalMode.Open, "test"),
                Actor.Staff(by),
                expected,
                asked,
                CancellationToken.None
            )
        );

    /// <summary>Closes with no look at what is in force.</summary>
    public Task<SwitchChangeRow> CloseBlindlyAsync(PortalMode mode, DateTimeOffset? until = null) =>
        WithAsync(c => c.CloseAsync(new SwitchOrder(mode, "test", until), Actor.CommandLine, CancellationToken.None));

    /// <summary>Orders that wait, as the staff site makes them.</summary>
    public async Task<T> OrdersAsync<T>(Func<SwitchOrders, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<SwitchOrders>());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static ServiceProvider Services(TestDatabase database, string role) =>
        new ServiceCollection()
            .AddLogging()
            .AddRecords(database.ConnectionString(role))
            .AddSwitchControl()
            .AddScoped<DueSwitchChanges>()
            .BuildServiceProvider();

    private async Task<SwitchChangeRow> WithAsync(Func<SwitchControl, Task<SwitchChangeRow>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<SwitchControl>());
    }
}
