using CityKey.Domain.PortalSwitch;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>The state of the switch as this node knows it: listens for changes, and also reads the state once a second.
/// It decides which page is shown, never which write is accepted; that is the database's decision.</summary>
public sealed class PortalStateCache(NpgsqlDataSource source, TimeProvider time, ILogger<PortalStateCache> log)
    : BackgroundService
{
    /// <summary>The state is unknown when it was last read longer ago than this.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private volatile CachedPortalState? cached;

    /// <summary>The state to show. It is <see cref="PortalState.Unknown"/>, which is paused, when the state was last
    /// read longer ago than <see cref="Stale"/>.</summary>
    public PortalState Now =>
        cached is { } c && time.GetElapsedTime(c.At) <= Stale ? c.State.At(time.GetUtcNow()) : PortalState.Unknown;

    /// <summary>Whether the state is being read, even if what the database answers is an unknown state.</summary>
    public bool Follows => cached is { } c && time.GetElapsedTime(c.At) <= Stale;

    /// <summary>Raised when the state that was read differs from the one before. Not raised when the state becomes
    /// <see cref="Stale"/>.</summary>
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
            var readAt = time.GetTimestamp();
            var before = cached?.State;
            cached = new CachedPortalState(await PortalStateReader.ReadAsync(connection, cancellationToken), readAt);
            if (cached.State != before)
            {
                Changed?.Invoke(this, EventArgs.Empty);
            }

            await connection.WaitAsync(Poll, cancellationToken);
        }
    }

    // Until this has run after a restart of the server, the guard compares the whole server identity at each write.
    private static async Task RememberServerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var remember = new NpgsqlCommand("SELECT platform.portal_remember_server()", connection);
            await remember.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            // A standby server: the state on it is unknown, and it accepts no writes.
        }
    }

    private sealed record CachedPortalState(PortalState State, long At);
}
