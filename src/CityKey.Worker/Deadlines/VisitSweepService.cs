using CityKey.Data.Counter;
using CityKey.Data.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CityKey.Worker.Deadlines;

/// <summary>Ends idle visits and makes the digests of cards from counters, each ten seconds.</summary>
internal sealed class VisitSweepService(IServiceScopeFactory scopes, TimeProvider time, ILogger<VisitSweepService> log)
    : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Between, time);
        do
        {
            await DoAsync("sweep", s => s.GetRequiredService<VisitSweep>().SweepAsync(stoppingToken));
            await DoAsync("digests", s => s.GetRequiredService<CounterDigests>().DoDueAsync(stoppingToken));
        } while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    // Each by itself: a box that does not open must not keep idle visits alive.
    private async Task DoAsync(string job, Func<IServiceProvider, Task> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider);
        }
        catch (Exception failure)
            when (failure is NpgsqlException or DbUpdateException or SealBrokenException or TimeoutException)
        {
            log.LogError("Counter job {Job} failed ({Kind}). It will be retried.", job, failure.GetType().Name);
        }
    }
}
