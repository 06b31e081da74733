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
                        "The settings for who may turn online applications on or off have changed: "
                            + "Portal:SecondToOpen is {Second}, Portal:SupervisorsClose is {Supervisors}.",
                        rules.SecondToOpen,
                        rules.SupervisorsClose
                    );
                }

                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                log.LogWarning(
                    "Recording who may turn online applications on or off in the audit log failed ({Kind}). "
                        + "It will be retried.",
                    failure.GetType().Name
                );
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
