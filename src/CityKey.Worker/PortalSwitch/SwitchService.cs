using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CityKey.Worker.PortalSwitch;

/// <summary>What the switch leaves to the worker, each second: ends whose instant has passed, schedules that are due,
/// certificates.</summary>
internal sealed class SwitchService(IServiceScopeFactory scopes, TimeProvider time, ILogger<SwitchService> log)
    : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SaidAgainAfter = TimeSpan.FromMinutes(10);
    private (string? Fault, DateTimeOffset At) said;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Between, time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                Say(
                    (await scope.ServiceProvider.GetRequiredService<DueSwitchChanges>().DoDueAsync(stoppingToken)).Fault
                );
                await scope.ServiceProvider.GetRequiredService<CertificateIssuer>().DoDueAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or DbUpdateException or TimeoutException)
            {
                // What was not done is still due at the next tick.
                log.LogError("The portal switch job failed ({Kind}). It will be retried.", failure.GetType().Name);
            }
        } while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    // Whoever watches the log is called by this; administrators see it on every page of the staff site.
    private void Say(string? fault)
    {
        var now = time.GetUtcNow();
        if (fault is not null && (fault != said.Fault || now - said.At >= SaidAgainAfter))
        {
            log.LogError(
                "The portal state is unknown ({Fault}), so the portal acts as paused. An administrator must "
                    + "turn online applications off or on.",
                fault
            );
            said = (fault, now);
        }
        else if (fault is null)
        {
            said = default;
        }
    }
}
