using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace CityKey.Data.PortalSwitch;

/// <summary>Reports to the database once a second, and at once after a change of the switch, which state this node
/// shows. No change waits for the report.</summary>
/// <param name="name">The name under which administrators see this node; at most 60 characters.</param>
public sealed class NodeHeartbeat(
    string name,
    PortalStateCache cache,
    ActiveUploads active,
    NpgsqlDataSource source,
    TimeProvider time,
    ILogger<NodeHeartbeat> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim stateChanged = new(0, 1);
    private readonly Guid id = Guid.CreateVersion7();
    private bool failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var startedAt = time.GetUtcNow();
        cache.Changed += OnStateChanged;
        try
        {
            while (true)
            {
                await ReportAsync(startedAt, stoppingToken);
                await stateChanged.WaitAsync(Interval, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops. The other nodes remove its row.
        }
        finally
        {
            cache.Changed -= OnStateChanged;
        }
    }

    public override void Dispose()
    {
        stateChanged.Dispose();
        base.Dispose();
    }

    private async Task ReportAsync(DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var state = cache.Now;
        try
        {
            await using var report = source.CreateCommand(
                "SELECT platform.portal_acknowledge($1, $2, $3, $4, $5, $6, $7)"
            );
            report.Parameters.AddRange(
                new NpgsqlParameter[]
                {
                    new() { Value = id },
                    new() { Value = name },
                    new() { Value = startedAt.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                    new() { Value = state.Epoch },
                    new() { Value = state.Known ? PortalModes.Word(state.Mode) : "unknown" },
                    new() { Value = state.Closing },
                    new() { Value = active.Count },
                }
            );
            await report.ExecuteNonQueryAsync(cancellationToken);
            failed = false;
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
        {
            if (!failed)
            {
                log.LogWarning(
                    "This node cannot report its state ({Kind}). Administrators see it as not responding.",
                    failure.GetType().Name
                );
            }

            failed = true;
        }
    }

    private void OnStateChanged(object? sender, EventArgs e)
    {
        try
        {
            stateChanged.Release();
        }
        catch (SemaphoreFullException)
        {
            // A report is due already.
        }
    }
}
