using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CityKey.Worker.Audit;

/// <summary>Looks now and then whether the night's comparison of the custodian's log with the audit is due.</summary>
internal sealed class CustodianComparisonService(
    NightlyComparison nightly,
    TimeProvider time,
    ILogger<CustodianComparisonService> log
) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Between, time);
        do
        {
            await LookAsync(stoppingToken);
        } while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
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
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            log.LogError(
                "Comparing the custodian's log with the audit log failed ({Kind}). It will be retried.",
                failure.GetType().Name
            );
        }
    }
}
