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

    // A count that takes longer is left to the worker: nobody waits for it.
    private static readonly TimeSpan LongestCount = TimeSpan.FromMilliseconds(250);

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
            Parameters = { new() { Value = PortalModes.Word(order.Mode) }, SwitchParameters.Instant(order.Until), new() { Value = order.Wording.Ready }, SwitchParameters.Own(order.Wording) },
        })
        {
            await announce.ExecuteNonQueryAsync(cancel);
        }

        // Once announced it must be finished, also when the one who asked has gone away.
        var epoch = await DrainAsync(connection, order, by);
        await CountAsync(connection, order, epoch);
        return await LastChangeAsync(epoch);
    }

    /// <summary>Opens online intake, wholly or for drafts alone (<see cref="SwitchOrder.LetsInAgain"/>). Always a person's act.</summary>
    /// <param name="seen">The epoch of the state that was looked at; null where nobody looked.</param>
    /// <param name="asked">The order that waited for a second person's word, which this is; null for none.</param>
    /// <exception cref="SwitchOvertakenException">Another state is in force, or the order does not wait for this person.</exception>
    public async Task<PortalChange> OpenAsync(SwitchOrder order, Actor by, long? seen, Guid? asked, CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            return await LastChangeAsync(await SetAsync(connection, order, by, 0, seen, asked));
        }
        catch (PostgresException refused) when (refused.SqlState == SwitchOvertakenException.SqlState)
        {
            throw new SwitchOvertakenException(refused);
        }
    }

    /// <summary>Opens whatever is in force.</summary>
    public Task<PortalChange> OpenAsync(string reason, Actor by, CancellationToken cancel) => OpenAsync(new SwitchOrder(PortalMode.Open, reason), by, null, null, cancel);

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
                var epoch = await SetAsync(connection, order, by, cutOff, null, null);
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
            await using var transaction = await connection.BeginTransactionAsync();
            await RunAsync(connection, $"SET LOCAL statement_timeout = '{LongestCount.TotalMilliseconds:0}ms'");
            await CountAsync(connection, order.Mode, epoch, CancellationToken.None);
            await transaction.CommitAsync();
        }
        catch (NpgsqlException failure)
        {
            log.LogWarning("What a close met was not counted at once ({Kind}).", failure.GetType().Name);
        }
    }

    internal static async Task CountAsync(NpgsqlConnection connection, PortalMode mode, long epoch, CancellationToken cancel)
    {
        await using var count = new NpgsqlCommand("SELECT platform.portal_count($1, $2)", connection)
        {
            Parameters = { new() { Value = epoch }, new() { Value = MailCodes.Sendable(PortalState.Unknown with { Mode = mode, Known = true }) } },
        };
        await count.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<long> SetAsync(NpgsqlConnection connection, SwitchOrder order, Actor by, int cutOff, long? seen, Guid? asked)
    {
        await using var set = new NpgsqlCommand("SELECT platform.portal_set($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)", connection)
        {
            Parameters =
            {
                new() { Value = Guid.CreateVersion7() }, new() { Value = Guid.CreateVersion7() }, new() { Value = PortalModes.Word(order.Mode) }, SwitchParameters.Instant(order.Until),
                new() { Value = order.Reason }, new() { Value = by.Kind.ToString() }, SwitchParameters.Of(by.Id, NpgsqlDbType.Uuid), new() { Value = cutOff },
                new() { Value = order.Wording.Ready }, SwitchParameters.Own(order.Wording), SwitchParameters.Of(order.Note, NpgsqlDbType.Text),
                SwitchParameters.Of(order.ReviewOn, NpgsqlDbType.Date), SwitchParameters.Of(seen, NpgsqlDbType.Bigint), SwitchParameters.Of(asked, NpgsqlDbType.Uuid),
            },
        };
        return (long)(await set.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var run = new NpgsqlCommand(sql, connection);
        await run.ExecuteNonQueryAsync();
    }

    private Task<PortalChange> LastChangeAsync(long epoch) => db.PortalChanges.AsNoTracking().SingleAsync(c => c.Epoch == epoch);
}
