using CityKey.Worker.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CityKey.Worker.PortalSwitch;

/// <summary>Runs the switch's timed work every second: ends that have passed, planned changes that are due, closing
/// certificates.</summary>
internal sealed class SwitchService(IServiceScopeFactory scopes, TimeProvider time, ILogger<SwitchService> log)
    : RepeatedWork(TimeSpan.FromSeconds(1), time)
{
    private static readonly TimeSpan RepeatFaultAfter = TimeSpan.FromMinutes(10);
    private string? reportedFault;
    private DateTimeOffset reportedAt;

    protected override Task DoAsync(CancellationToken cancellationToken) =>
        TryAsync(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var state = await scope
                    .ServiceProvider.GetRequiredService<DueSwitchChanges>()
                    .DoDueAsync(cancellationToken);
                Report(state.Fault);
                await scope.ServiceProvider.GetRequiredService<CertificateIssuer>().DoDueAsync(cancellationToken);
            },
            failure =>
                log.LogError("The portal switch job failed ({Kind}). It will be retried.", failure.GetType().Name),
            cancellationToken
        );

    // This log event alerts operators; administrators see the fault on every page of the staff site.
    private void Report(string? fault)
    {
        if (fault is null)
        {
            reportedFault = null;
            return;
        }

        var now = Time.GetUtcNow();
        if (fault == reportedFault && now - reportedAt < RepeatFaultAfter)
        {
            return;
        }

        log.LogError(
            "The portal state is unknown ({Fault}), so the portal acts as paused. An administrator must "
                + "turn online applications off or on.",
            fault
        );
        reportedFault = fault;
        reportedAt = now;
    }
}
