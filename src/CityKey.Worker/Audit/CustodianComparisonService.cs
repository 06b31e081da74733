using Microsoft.Extensions.Logging;

namespace CityKey.Worker.Audit;

/// <summary>Checks every ten minutes whether the nightly comparison of the custodian's log with the audit is
/// due.</summary>
internal sealed class CustodianComparisonService(
    NightlyComparison nightly,
    TimeProvider time,
    ILogger<CustodianComparisonService> log
) : RepeatedWork(TimeSpan.FromMinutes(10), time)
{
    protected override Task DoAsync(CancellationToken cancellationToken) =>
        TryAsync(
            () => CompareAsync(cancellationToken),
            failure =>
                log.LogError(
                    "The custodian's log was not compared ({Kind}); it is tried again.",
                    failure.GetType().Name
                ),
            cancellationToken
        );

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        if (await nightly.RunIfDueAsync(cancellationToken) is { Differences.Count: > 0 and var count })
        {
            log.LogError("The custodian's log and the audit differ in {Count} places: citykey audit compare.", count);
        }
    }
}
