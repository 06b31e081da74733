using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>Opens and closes online intake. A close is announced only when no online write can commit any more.</summary>
public sealed class SwitchControl(NpgsqlDataSource source, CityKeyDb db)
{
    /// <summary>How long a close waits for what is in flight before it cuts off the portal's connections that still hold the lock.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AfterCutOff = TimeSpan.FromMilliseconds(500);

    // Then somebody who is not the portal holds the lock. The state stays "closing", which refuses writes; the next attempt finishes it.
    private const int MostAttempts = 6;

    /// <summary>Closes to <paramref name="mode"/>: refuses every new attempt at once, drains what was in flight, and only then is done.</summary>
    /// <param name="until">For <see cref="PortalMode.NoNew"/>, the coming instant (UTC) from which it is paused; otherwise null.</param>
    /// <param name="reason">For staff and the audit, 1 to 400 characters, without personal data.</param>
    /// <exception cref="ArgumentException"><paramref name="mode"/> is <see cref="PortalMode.Open"/>.</exception>
    public async Task<PortalChange> CloseAsync(PortalMode mode, DateTimeOffset? until, string reason, Actor by, CancellationToken cancel)
    {
        if (mode == PortalMode.Open)
        {
            throw new ArgumentException("Opening is an act of its own.", nameof(mode));
        }

        var word = PortalModes.Word(mode);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await RunAsync(connection, "SELECT platform.portal_announce($1, $2)", cancel, word, (object?)until?.UtcDateTime ?? DBNull.Value);
        // Once announced it must be finished, also when the one who asked has gone away.
        var cutOff = await DrainAsync(connection, word, until, reason, by);
        return await LastChangeAsync(cutOff);
    }

    /// <summary>Opens online intake. Always a person's act.</summary>
    public async Task<PortalChange> OpenAsync(string reason, Actor by, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await LastChangeAsync(await SetAsync(connection, PortalModes.Word(PortalMode.Open), null, reason, by, 0));
    }

    /// <summary>Every change there was, the latest first.</summary>
    public Task<List<PortalChange>> HistoryAsync(int most, CancellationToken cancel) =>
        db.PortalChanges.AsNoTracking().OrderByDescending(c => c.Epoch).Take(most).ToListAsync(cancel);

    private static async Task<long> DrainAsync(NpgsqlConnection connection, string word, DateTimeOffset? until, string reason, Actor by)
    {
        var cutOff = 0;
        for (var attempt = 1; ; attempt++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            try
            {
                var wait = attempt == 1 ? Drain : AfterCutOff;
                await RunAsync(connection, "SELECT set_config('lock_timeout', $1, true)", CancellationToken.None, $"{wait.TotalMilliseconds:0}ms");
                await RunAsync(connection, "SELECT pg_advisory_xact_lock(17227, 1)", CancellationToken.None);
                var epoch = await SetAsync(connection, word, until, reason, by, cutOff);
                await transaction.CommitAsync();
                return epoch;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable && attempt < MostAttempts)
            {
                await transaction.RollbackAsync();
                await using var cut = new NpgsqlCommand("SELECT platform.portal_cut_off()", connection);
                cutOff += (int)(await cut.ExecuteScalarAsync())!;
            }
        }
    }

    private static async Task<long> SetAsync(NpgsqlConnection connection, string word, DateTimeOffset? until, string reason, Actor by, int cutOff)
    {
        await using var set = new NpgsqlCommand("SELECT platform.portal_set($1, $2, $3, $4, $5, $6, $7, $8)", connection)
        {
            Parameters =
            {
                new() { Value = Guid.CreateVersion7() }, new() { Value = Guid.CreateVersion7() }, new() { Value = word },
                new() { Value = (object?)until?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz },
                new() { Value = reason }, new() { Value = by.Kind.ToString() },
                new() { Value = (object?)by.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid }, new() { Value = cutOff },
            },
        };
        return (long)(await set.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var run = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            run.Parameters.Add(value is DBNull ? new() { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz } : new() { Value = value });
        }

        await run.ExecuteNonQueryAsync(cancel);
    }

    private Task<PortalChange> LastChangeAsync(long epoch) => db.PortalChanges.AsNoTracking().SingleAsync(c => c.Epoch == epoch);
}
