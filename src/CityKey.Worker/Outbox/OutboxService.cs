using CityKey.Worker.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CityKey.Worker.Outbox;

/// <summary>Processes one kind of outbox message every second. Each kind has its own service, so that none waits for
/// another.</summary>
internal sealed class OutboxService<TJob>(
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<OutboxService<TJob>> log
) : RepeatedWork(TimeSpan.FromSeconds(1), time)
    where TJob : IOutboxJob
{
    protected override Task DoAsync(CancellationToken cancellationToken) =>
        TryAsync(
            () => DoDueAsync(cancellationToken),
            // The exception's message may quote a person's data.
            failure =>
                log.LogError(
                    "Outbox job {Job} failed ({Kind}). It will be retried.",
                    typeof(TJob).Name,
                    failure.GetType().Name
                ),
            cancellationToken
        );

    // Nothing is lost by a failure: the message is still due at the next interval.
    protected override bool MayPass(Exception failure, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested;

    private async Task DoDueAsync(CancellationToken cancellationToken)
    {
        int done;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            done = await scope.ServiceProvider.GetRequiredService<TJob>().DoDueAsync(cancellationToken);
        } while (done > 0);
    }
}
