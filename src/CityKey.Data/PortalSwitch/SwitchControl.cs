using CityKey.Data.Outbox;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace CityKey.Data.PortalSwitch;

/// <summary>Opens and closes online intake. A close is announced only when no online write can commit any more.</summary>
public sealed class SwitchControl(NpgsqlDataSource source, CityKeyDb db, ILogger<SwitchControl> log)
{
    /// <summary>How long a close waits for what is in flight before it cuts off the portal's connections that still hold the lock.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AfterCutOff = TimeSpan.FromMilliseconds(500);

    // Then somebody who is not the portal holds the lock. The state stays "closing", which refuses writes; the next attempt finishes it.
    private const int MostAttempts = 6;
    private const int MostSecondsToCount = 5;

    /// <summary>Closes: refuses every new attempt at once, drains what was in flight, and only then is done.</summary>
    /// <exception cref="ArgumentException">The mode asked for is <see cref="PortalMode.Open"/>.</exception>
    public async Task<PortalChange> CloseAsync(SwitchOrder order, Actor by, CancellationToken cancel)
    {
        if (order.Mode == PortalMode.Open)
        {
            throw new ArgumentException("Opening is an act of its own.", nameof(order));
        }

        await using var connection = await source.OpenConnectionAsync(cancel);
        await using (var announce = new NpgsqlCommand("SELECT platform.portal_announce($1, $2, $3, $4)", connection)
        {
            Parameters = { new() { Value = PortalModes.Word(order.Mode) }, Instant(order.Until), new() { Value = order.Wording.Ready }, Own(order.Wording) },
        })
        {
            await announce.ExecuteNonQueryAsync(cancel);
        }

        // Once announced it must be finished, also when the one who asked has gone away.
        var epoch = await DrainAsync(connection, order, by);
        await CountAsync(connection, order, epoch);
        return await LastChangeAsync(epoch);
    }

    /// <summary>Opens online intake. Always a person's act.</summary>
    public async Task<PortalChange> OpenAsync(string reason, Actor by, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await LastChangeAsync(await SetAsync(connection, new SwitchOrder(PortalMode.Open, reason), by, 0));
    }

    /// <summary>Every change there was, the latest first.</summary>
    public Task<List<PortalChange>> HistoryAsync(int most, CancellationToken cancel) =>
        db.PortalChanges.AsNoTracking().OrderByDescending(c => c.Epoch).Take(most).ToListAsync(cancel);

    private static async Task<long> DrainAsync(NpgsqlConnection connection, SwitchOrder order, Actor by)
    {
        var cutOff = 0;
        for (var attempt = 1; ; attempt++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            try
            {
                var wait = attempt == 1 ? Drain : AfterCutOff;
                await RunAsync(connection, $"SET LOCAL lock_timeout = '{wait.TotalMilliseconds:0}ms'");
                await RunAsync(connection, "SELECT pg_advisory_xact_lock(17227, 1)");
                var epoch = await SetAsync(connection, order, by, cutOff);
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

    // It is closed already; what it met belongs to its history, and is not worth a failure.
    private async Task CountAsync(NpgsqlConnection connection, SwitchOrder order, long epoch)
    {
        try
        {
            var closed = PortalState.Unknown with { Mode = order.Mode, Known = true };
            await using var count = new NpgsqlCommand("SELECT platform.portal_count($1, $2)", connection)
            {
                Parameters = { new() { Value = epoch }, new() { Value = MailCodes.Sendable(closed) } },
                CommandTimeout = MostSecondsToCount,
            };
            await count.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException failure)
        {
            log.LogWarning("What a close met could not be counted ({Kind}).", failure.GetType().Name);
        }
    }

    private static async Task<long> SetAsync(NpgsqlConnection connection, SwitchOrder order, Actor by, int cutOff)
    {
        await using var set = new NpgsqlCommand("SELECT platform.portal_set($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", connection)
        {
            Parameters =
            {
                new() { Value = Guid.CreateVersion7() }, new() { Value = Guid.CreateVersion7() }, new() { Value = PortalModes.Word(order.Mode) }, Instant(order.Until),
                new() { Value = order.Reason }, new() { Value = by.Kind.ToString() }, Of(by.Id, NpgsqlDbType.Uuid), new() { Value = cutOff },
                new() { Value = order.Wording.Ready }, Own(order.Wording), Of(order.Note, NpgsqlDbType.Text), Of(order.ReviewOn, NpgsqlDbType.Date),
            },
        };
        return (long)(await set.ExecuteScalarAsync())!;
    }

    private static NpgsqlParameter Instant(DateTimeOffset? at) => Of(at?.UtcDateTime, NpgsqlDbType.TimestampTz);

    private static NpgsqlParameter Own(PortalWording wording) => Of(wording.AsJson(), NpgsqlDbType.Jsonb);

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var run = new NpgsqlCommand(sql, connection);
        await run.ExecuteNonQueryAsync();
    }

    private Task<PortalChange> LastChangeAsync(long epoch) => db.PortalChanges.AsNoTracking().SingleAsync(c => c.Epoch == epoch);
}
