using CityKey.Data.Counter;
using CityKey.Data.Sealing;
using CityKey.Worker.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CityKey.Worker.Deadlines;

/// <summary>Ends idle counter visits and computes the digests of cards from counters, every ten seconds.</summary>
internal sealed class VisitSweepService(IServiceScopeFactory scopes, TimeProvider time, ILogger<VisitSweepService> log)
    : RepeatedWork(TimeSpan.FromSeconds(10), time)
{
    // Two attempts: a sealed box that cannot be opened must not keep idle visits alive.
    protected override async Task DoAsync(CancellationToken cancellationToken)
    {
        await TryInScopeAsync<VisitSweep>("sweep", s => s.SweepAsync(cancellationToken), cancellationToken);
        await TryInScopeAsync<CounterDigests>("digests", d => d.DoDueAsync(cancellationToken), cancellationToken);
    }

    protected override bool MayPass(Exception failure, CancellationToken cancellationToken) =>
        failure is SealBrokenException || base.MayPass(failure, cancellationToken);

    private Task TryInScopeAsync<T>(string job, Func<T, Task> work, CancellationToken cancellationToken)
        where T : notnull =>
        TryAsync(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                await work(scope.ServiceProvider.GetRequiredService<T>());
            },
            failure =>
                log.LogError("Counter job {Job} failed ({Kind}). It will be retried.", job, failure.GetType().Name),
            cancellationToken
        );
}
