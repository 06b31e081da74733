using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CityKey.Worker.Scheduling;

/// <summary>Work that starts with the worker and repeats at an interval until the worker stops. A failure that the next
/// interval may cure is reported and the work is tried again; any other exception stops the worker.</summary>
/// <param name="interval">The time between two starts of the work.</param>
internal abstract class RepeatedWork(TimeSpan interval, TimeProvider time) : BackgroundService
{
    /// <summary>The clock of the work.</summary>
    protected TimeProvider Time { get; } = time;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, Time);
        do
        {
            await DoAsync(stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round of the work. Each part that may fail by itself goes through <see cref="TryAsync"/>.</summary>
    protected abstract Task DoAsync(CancellationToken cancellationToken);

    /// <summary>Runs a part of the work; a failure that may pass is reported and does not keep the rest from
    /// running.</summary>
    /// <param name="work">Must be safe to repeat: whatever it did not finish is still due.</param>
    /// <param name="report">Logs the failure. Log its type only: the message may quote a person's data.</param>
    /// <param name="cancellationToken">The worker is stopping.</param>
    protected async Task TryAsync(Func<Task> work, Action<Exception> report, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (MayPass(failure, cancellationToken))
        {
            report(failure);
        }
    }

    /// <summary>Whether the next interval may cure a failure. By default: failures of the database.</summary>
    protected virtual bool MayPass(Exception failure, CancellationToken cancellationToken) =>
        failure is NpgsqlException or DbUpdateException or TimeoutException;
}
