using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CityKey.Worker.Outbox;

/// <summary>Does one kind of what changes have asked for, each second. Each kind has a loop of its own, so that none
/// waits for another.</summary>
internal sealed class OutboxService<TJob>(
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<OutboxService<TJob>> log
) : BackgroundService
    where TJob : IOutboxJob
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Between, time);
        do
        {
            await DoDueAsync(stoppingToken);
        } while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private async Task DoDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            int done;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                done = await scope.ServiceProvider.GetRequiredService<TJob>().DoDueAsync(cancellationToken);
            } while (done > 0);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing is lost: the message is still due, and the next tick tries again. The exception's words may be a
            // person's.
            log.LogError(
                "Outbox job {Job} failed ({Kind}). It will be retried.",
                typeof(TJob).Name,
                failure.GetType().Name
            );
        }
    }
}
