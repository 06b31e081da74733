using CityKey.Data.PortalSwitch;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CityKey.Staff.PortalSwitch;

/// <summary>Audits, once at a start, a change of who may turn the switch.</summary>
internal sealed class SwitchRulesAuditService(
    SwitchRules rules,
    NpgsqlDataSource source,
    TimeProvider time,
    ILogger<SwitchRulesAuditService> log
) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Between, time);
        do
        {
            try
            {
                if (await rules.NoteAsync(source, stoppingToken))
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
        } while (await tick.WaitForNextTickAsync(stoppingToken));
    }
}
