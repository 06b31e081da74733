using CityKey.Data.Outbox;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CityKey.Data.PortalSwitch;

/// <summary>Opens and closes online intake. A close is announced only when no online write can commit any
/// more.</summary>
public sealed class SwitchControl(NpgsqlDataSource source, CityKeyDb db)
{
    /// <summary>How long a close waits for what is in flight before it cuts off the portal's connections that still
    /// hold the lock.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AfterCutOff = TimeSpan.FromMilliseconds(500);

    // Then somebody who is not the portal holds the lock. The state stays "closing", which refuses writes; the next
    // attempt finishes it.
    private const int MostAttempts = 6;

    /// <summary>Closes: refuses every new attempt at once, drains what was in flight, and only then is done.</summary>
    /// <exception cref="ArgumentException">The mode asked for is <see cref="PortalMode.Open"/>, or its end has
    /// passed.</exception>
    /// <exception cref="SwitchConflictException">It is closed further than this already.</exception>
    public async Task<SwitchChangeRow> CloseAsync(SwitchOrder order, Actor by, CancellationToken cancellationToken)
    {
        if (order.Mode == PortalMode.Open)
        {
            throw new ArgumentException("This method does not open the portal. Use OpenAsync.", nameof(order));
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using (
            var announce = new NpgsqlCommand("SELECT platform.portal_announce($1, $2, $3, $4)", connection)
            {
                Parameters =
                {
                    new() { Value = PortalModes.Word(order.Mode) },
                    SwitchParameters.Instant(order.Until),
                    new() { Value = order.Wording.Ready },
                    SwitchParameters.Own(order.Wording),
                },
            }
        )
        {
            try
            {
                await RefusedAsync(() => announce.ExecuteNonQueryAsync(cancellationToken));
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidParameterValue)
            {
                throw new ArgumentException("The times of an order must be in the future.", nameof(order), refused);
            }
        }

        // Once announced it must be finished, also when the one who asked has gone away.
        return await RefusedAsync(() => DrainAsync(connection, order, by, null, null));
    }

    /// <summary>Opens online intake, or closes it less than it was (<see cref="SwitchOrder.Loosens"/>). Always a
    /// person's act.</summary>
    /// <param name="expected">The state that was looked at; null where nobody looked.</param>
    /// <param name="asked">The order that waited for a second person's word, which this is; null for none.</param>
    /// <exception cref="SwitchConflictException">Another state is in force, or the order does not wait for this
    /// person.</exception>
    public async Task<SwitchChangeRow> OpenAsync(
        SwitchOrder order,
        Actor by,
        ExpectedPortalState? expected,
        Guid? asked,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        // From dark to paused, too, what passed the guard before the dark began has to be over: a plan may have begun
        // it a moment ago.
        return await RefusedAsync(() =>
            order.Mode == PortalMode.Open
                ? SetAsync(connection, null, order, by, 0, expected, asked)
                : DrainAsync(connection, order, by, expected, asked)
        );
    }

    /// <summary>Opens whatever is in force.</summary>
    public Task<SwitchChangeRow> OpenAsync(string reason, Actor by, CancellationToken cancellationToken) =>
        OpenAsync(new SwitchOrder(PortalMode.Open, reason), by, null, null, cancellationToken);

    /// <summary>Every change there was, the latest first.</summary>
    public Task<List<SwitchChangeRow>> HistoryAsync(int most, CancellationToken cancellationToken) =>
        db.PortalChanges.AsNoTracking().OrderByDescending(c => c.Epoch).Take(most).ToListAsync(cancellationToken);

    /// <summary>Counts what a change met, where nobody has yet; the worker does it within a second. What it met belongs
    /// to its history.</summary>
    /// <exception cref="NpgsqlException">It takes longer than <paramref name="most"/>.</exception>
    public async Task CountAsync(SwitchChangeRow change, TimeSpan most, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var inForce = PortalState.Unknown with { Mode = PortalModes.Read(change.ToMode), Known = true };
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(
                    "SELECT set_config('statement_timeout', $1, true)",
                    new NpgsqlParameter { Value = $"{most.TotalMilliseconds:0}ms" }
                ),
                Command(
                    "SELECT platform.portal_count($1, $2)",
                    new() { Value = change.Epoch },
                    new() { Value = MailCodes.Sendable(inForce) }
                ),
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<T> RefusedAsync<T>(Func<Task<T>> turn)
    {
        try
        {
            return await turn();
        }
        catch (PostgresException refused) when (refused.SqlState == SwitchConflictException.SqlState)
        {
            throw new SwitchConflictException(refused);
        }
    }

    private static async Task<SwitchChangeRow> DrainAsync(
        NpgsqlConnection connection,
        SwitchOrder order,
        Actor by,
        ExpectedPortalState? expected,
        Guid? asked
    )
    {
        var cutOff = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SetAsync(
                    connection,
                    attempt == 1 ? Drain : AfterCutOff,
                    order,
                    by,
                    cutOff,
                    expected,
                    asked
                );
            }
            catch (PostgresException busy)
                when (busy.SqlState == PostgresErrorCodes.LockNotAvailable && attempt < MostAttempts)
            {
                await using var cut = new NpgsqlCommand("SELECT platform.portal_cut_off()", connection);
                cutOff += (int)(await cut.ExecuteScalarAsync())!;
            }
        }
    }

    // All in one round trip, which is one transaction: on a server that is busy with two hundred others, each trip more
    // is a turn to wait for.
    private static async Task<SwitchChangeRow> SetAsync(
        NpgsqlConnection connection,
        TimeSpan? drain,
        SwitchOrder order,
        Actor by,
        int cutOff,
        ExpectedPortalState? expected,
        Guid? asked
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        if (drain is { } wait)
        {
            batch.BatchCommands.Add(
                Command(
                    "SELECT set_config('lock_timeout', $1, true)",
                    new NpgsqlParameter { Value = $"{wait.TotalMilliseconds:0}ms" }
                )
            );
            batch.BatchCommands.Add(Command("SELECT pg_advisory_xact_lock(17227, 1)"));
        }

        batch.BatchCommands.Add(
            Command(
                "SELECT platform.portal_set($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
                new() { Value = Guid.CreateVersion7() },
                new() { Value = Guid.CreateVersion7() },
                new() { Value = PortalModes.Word(order.Mode) },
                SwitchParameters.Instant(order.Until),
                new() { Value = order.Reason },
                new() { Value = by.Kind.ToString() },
                SwitchParameters.Of(by.Id, NpgsqlDbType.Uuid),
                new() { Value = cutOff },
                new() { Value = order.Wording.Ready },
                SwitchParameters.Own(order.Wording),
                SwitchParameters.Of(order.Note, NpgsqlDbType.Text),
                SwitchParameters.Of(order.ReviewOn, NpgsqlDbType.Date),
                SwitchParameters.Of(expected?.Epoch, NpgsqlDbType.Bigint),
                SwitchParameters.Of(expected is null ? null : PortalModes.Word(expected.Mode), NpgsqlDbType.Text),
                SwitchParameters.Of(asked, NpgsqlDbType.Uuid)
            )
        );
        batch.BatchCommands.Add(
            Command($"SELECT {SwitchChangeRow.Columns} FROM platform.portal_change ORDER BY epoch DESC LIMIT 1")
        );
        await using var rows = await batch.ExecuteReaderAsync();
        for (var answer = 1; answer < batch.BatchCommands.Count; answer++)
        {
            await rows.NextResultAsync();
        }

        await rows.ReadAsync();
        return SwitchChangeRow.Of(rows);
    }

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
