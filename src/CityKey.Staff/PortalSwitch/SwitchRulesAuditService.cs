using CityKey.Data.PortalSwitch;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CityKey.Staff.PortalSwitch;

/// <summary>Records in the audit log, once at each start, that the settings of who may change the switch are not those
/// of the last start.</summary>
internal sealed class SwitchRulesAuditService(
    SwitchRules rules,
    NpgsqlDataSource source,
    TimeProvider time,
    ILogger<SwitchRulesAuditService> log
) : BackgroundService
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RetryInterval, time);
        do
        {
            try
            {
                if (await rules.RecordAsync(source, stoppingToken))
                {
                    log.LogWarning(
                        "The rules for changing the portal switch are new: second administrator to open {Second}, "
                            + "supervisors may close {Supervisors}.",
                        rules.SecondToOpen,
                        rules.SupervisorsClose
                    );
                }

                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                log.LogWarning(
                    "The rules for changing the portal switch could not be recorded in the audit log ({Kind}). "
                        + "Trying again in {Seconds} s.",
                    failure.GetType().Name,
                    RetryInterval.TotalSeconds
                );
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
