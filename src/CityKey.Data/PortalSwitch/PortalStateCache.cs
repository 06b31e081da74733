using CityKey.Domain.PortalSwitch;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>What this node believes of the switch: listens, and asks each second. It decides which page is drawn, never
/// what is accepted.</summary>
public sealed class PortalStateCache(NpgsqlDataSource source, TimeProvider time, ILogger<PortalStateCache> log)
    : BackgroundService
{
    /// <summary>A belief older than this is none.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private volatile CachedPortalState? belief;

    /// <summary>The state to draw; <see cref="PortalState.Unknown"/>, which is paused, when the last answer is older
    /// than <see cref="Stale"/>.</summary>
    public PortalState Now =>
        belief is { } b && time.GetElapsedTime(b.At) <= Stale ? b.State.At(time.GetUtcNow()) : PortalState.Unknown;

    /// <summary>True while the database answers what the switch's state is, be it "unknown".</summary>
    public bool Follows => belief is { } b && time.GetElapsedTime(b.At) <= Stale;

    /// <summary>Raised when what the database answers is another state than before. Ageing into "unknown" raises
    /// nothing.</summary>
    public event EventHandler? Changed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
            {
                log.LogWarning(
                    "The portal state cannot be read ({Kind}). After {Seconds} s, pages show the portal as paused.",
                    failure.GetType().Name,
                    Stale.TotalSeconds
                );
                await Task.Delay(Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand("LISTEN citykey_portal", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        await RememberServerAsync(connection, cancellationToken);
        while (true)
        {
            var asked = time.GetTimestamp();
            var before = belief?.State;
            belief = new CachedPortalState(await PortalStateReader.ReadAsync(connection, cancellationToken), asked);
            if (belief.State != before)
            {
                Changed?.Invoke(this, EventArgs.Empty);
            }

            await connection.WaitAsync(Poll, cancellationToken);
        }
    }

    // A server that was started anew is looked at in full at each write until then.
    private static async Task RememberServerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var remember = new NpgsqlCommand("SELECT platform.portal_remember_server()", connection);
            await remember.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            // A standby: its state is unknown, and nothing is written on it.
        }
    }

    private sealed record CachedPortalState(PortalState State, long At);
}
