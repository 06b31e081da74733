using CityKey.Data.Outbox;
using CityKey.Data.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CityKey.Staff.Work;

/// <summary>Does what changes have asked for, each second.</summary>
internal sealed class OutboxWork(IServiceScopeFactory scopes, TimeProvider time, ILogger<OutboxWork> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Between, time);
        do
        {
            await DoDueAsync(stoppingToken);
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private async Task DoDueAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            while (await scope.ServiceProvider.GetRequiredService<MatchDigests>().DoDueAsync(cancel) > 0)
            {
            }
        }
        catch (Exception failure) when (failure is NpgsqlException or DbUpdateException or SealBrokenException or TimeoutException)
        {
            // Nothing is lost: the message is still due, and the next tick tries again.
            log.LogError("Outbox work failed ({Kind}); it is tried again.", failure.GetType().Name);
        }
    }
}
