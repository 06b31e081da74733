using CityKey.Worker.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CityKey.Worker.Deadlines;

/// <summary>Runs the deadline sweeps every minute; deadlines are counted in days.</summary>
internal sealed class DeadlineService(IServiceScopeFactory scopes, TimeProvider time, ILogger<DeadlineService> log)
    : RepeatedWork(TimeSpan.FromMinutes(1), time)
{
    protected override async Task DoAsync(CancellationToken cancellationToken)
    {
        await SweepAsync<DraftExpirySweep>(cancellationToken);
        await SweepAsync<AnswerDeadlineSweep>(cancellationToken);
    }

    private Task SweepAsync<T>(CancellationToken cancellationToken)
        where T : DeadlineSweep =>
        TryAsync(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<T>().DoDueAsync(cancellationToken);
            },
            failure => log.LogError("The deadline job failed ({Kind}). It will be retried.", failure.GetType().Name),
            cancellationToken
        );
}
