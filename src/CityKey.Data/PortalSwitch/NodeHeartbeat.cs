using CityKey.Data.Uploads;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace CityKey.Data.PortalSwitch;

/// <summary>Says each second, and at once after a flip, what this node of the portal draws. Nothing waits for
/// it.</summary>
/// <param name="name">As the administrators know this node; at most 60 characters.</param>
public sealed class NodeHeartbeat(
    string name,
    PortalStateCache cache,
    ActiveUploads active,
    NpgsqlDataSource source,
    TimeProvider time,
    ILogger<NodeHeartbeat> log
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim turned = new(0, 1);
    private readonly Guid id = Guid.CreateVersion7();
    private bool failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var began = time.GetUtcNow();
        cache.Changed += Turned;
        try
        {
            while (true)
            {
                await SayAsync(began, stoppingToken);
                await turned.WaitAsync(Every, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops; its row is let go of by those that go on.
        }
        finally
        {
            cache.Changed -= Turned;
        }
    }

    public override void Dispose()
    {
        turned.Dispose();
        base.Dispose();
    }

    private async Task SayAsync(DateTimeOffset began, CancellationToken cancellationToken)
    {
        var drawn = cache.Now;
        try
        {
            await using var say = source.CreateCommand(
                "SELECT platform.portal_acknowledge($1, $2, $3, $4, $5, $6, $7)"
            );
            say.Parameters.AddRange(
                new NpgsqlParameter[]
                {
                    new() { Value = id },
                    new() { Value = name },
                    new() { Value = began.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                    new() { Value = drawn.Epoch },
                    new() { Value = drawn.Known ? PortalModes.Word(drawn.Mode) : "unknown" },
                    new() { Value = drawn.Closing },
                    new() { Value = active.Count },
                }
            );
            await say.ExecuteNonQueryAsync(cancellationToken);
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

    private void Turned(object? sender, EventArgs e)
    {
        try
        {
            turned.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is about to be said anyway.
        }
    }
}
