using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CityKey.Worker.Deadlines;

/// <summary>Ends what is overdue, each minute: nobody waits for it, and a deadline is counted in days.</summary>
internal sealed class DeadlineService(IServiceScopeFactory scopes, TimeProvider time, ILogger<DeadlineService> log)
    : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Between, time);
        do
        {
            await DoDueAsync<DraftExpirySweep>(stoppingToken);
            await DoDueAsync<AnswerDeadlineSweep>(stoppingToken);
        } while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private async Task DoDueAsync<T>(CancellationToken cancellationToken)
        where T : DeadlineSweep
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<T>().DoDueAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is NpgsqlException or DbUpdateException or TimeoutException)
        {
            // Each batch is a transaction: what was not ended is still overdue at the next tick.
            log.LogError("The deadline job failed ({Kind}). It will be retried.", failure.GetType().Name);
        }
    }
}
