using CityKey.Worker.Scheduling;
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
                    "Comparing the custodian's log with the audit log failed ({Kind}). It will be retried.",
                    failure.GetType().Name
                ),
            cancellationToken
        );

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        if (await nightly.RunIfDueAsync(cancellationToken) is { Differences.Count: > 0 and var count })
        {
            log.LogError(
                "The custodian's log and the audit log differ in {Count} places. Run citykey audit "
                    + "compare for details.",
                count
            );
        }
    }
}
