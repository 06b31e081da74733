using CityKey.Data.Outbox;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CityKey.Data.PortalSwitch;

/// <summary>Opens and closes the portal. A close is announced as done only when no online write can commit any
/// more.</summary>
public sealed class SwitchControl(NpgsqlDataSource source, CityKeyDb db)
{
    /// <summary>How long a close waits for writes in progress before it ends the portal's connections that still hold
    /// the lock.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AfterCutOff = TimeSpan.FromMilliseconds(500);

    // After that many attempts, a connection that is not the portal's holds the lock. The state stays "closing", which
    // refuses writes, and the next close finishes it.
    private const int MaxAttempts = 6;

    /// <summary>Closes the portal: refuses every new write at once, waits for the writes in progress, and only then
    /// records the change.</summary>
    /// <returns>The change; its time is the time from which no write was accepted.</returns>
    /// <exception cref="ArgumentException">The mode is <see cref="PortalMode.Open"/>, or the end of
    /// <see cref="PortalMode.NoNew"/> has passed.</exception>
    /// <exception cref="SwitchConflictException">The portal is closed further than this already.</exception>
    /// <exception cref="NpgsqlException">The database does not answer, or the writes in progress could not be ended.
    /// Once announced, the close stays unfinished: the portal refuses writes until it is closed again.</exception>
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
                    SwitchParameters.OwnWords(order.Wording),
                },
            }
        )
        {
            try
            {
                await TranslateConflictAsync(() => announce.ExecuteNonQueryAsync(cancellationToken));
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidParameterValue)
            {
                throw new ArgumentException("The times of an order must be in the future.", nameof(order), refused);
            }
        }

        // An announced close must be finished even if the request is aborted, so there is no cancellation from here on.
        return await TranslateConflictAsync(() => DrainAsync(connection, order, by, null, null));
    }

    /// <summary>Opens the portal, or closes it less than before (<see cref="SwitchOrder.Loosens"/>). Only a person does
    /// this, never a schedule.</summary>
    /// <param name="expected">The state that the caller saw; null to change whatever state is in force.</param>
    /// <param name="approvedOrder">The pending order that this approves; null for none.</param>
    /// <exception cref="SwitchConflictException">Another state is in force, or the order does not wait, or the same
    /// person made it.</exception>
    /// <exception cref="NpgsqlException">The database does not answer.</exception>
    public async Task<SwitchChangeRow> OpenAsync(
        SwitchOrder order,
        Actor by,
        ExpectedPortalState? expected,
        Guid? approvedOrder,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        // A change from dark to paused must also wait for writes in progress: a plan may have closed the portal a
        // moment ago, and nothing has waited for the writes that had passed the guard before.
        return await TranslateConflictAsync(() =>
            order.Mode == PortalMode.Open
                ? ChangeAsync(connection, null, order, by, 0, expected, approvedOrder)
                : DrainAsync(connection, order, by, expected, approvedOrder)
        );
    }

    /// <summary>Opens the portal, whatever state is in force.</summary>
    /// <inheritdoc cref="OpenAsync(SwitchOrder, Actor, ExpectedPortalState?, Guid?, CancellationToken)"/>
    public Task<SwitchChangeRow> OpenAsync(string reason, Actor by, CancellationToken cancellationToken) =>
        OpenAsync(new SwitchOrder(PortalMode.Open, reason), by, null, null, cancellationToken);

    /// <summary>The latest changes, the latest first.</summary>
    /// <param name="most">The highest number of changes to read.</param>
    public Task<List<SwitchChangeRow>> HistoryAsync(int most, CancellationToken cancellationToken) =>
        db.PortalChanges.AsNoTracking().OrderByDescending(c => c.Epoch).Take(most).ToListAsync(cancellationToken);

    /// <summary>Counts what a change affected and stores the counts in the history, if that is not done yet. The worker
    /// does this within a second of a change; the command line does it in case no worker runs.</summary>
    /// <param name="timeout">The longest that counting may take.</param>
    /// <exception cref="NpgsqlException">Counting took longer, or the database does not answer.</exception>
    public async Task CountAsync(SwitchChangeRow change, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var inForce = PortalState.Unknown with { Mode = PortalModes.Read(change.ToMode), Known = true };
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(
                    "SELECT set_config('statement_timeout', $1, true)",
                    new NpgsqlParameter { Value = $"{timeout.TotalMilliseconds:0}ms" }
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

    private static async Task<T> TranslateConflictAsync<T>(Func<Task<T>> change)
    {
        try
        {
            return await change();
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
        Guid? approvedOrder
    )
    {
        var cutOff = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ChangeAsync(
                    connection,
                    attempt == 1 ? Drain : AfterCutOff,
                    order,
                    by,
                    cutOff,
                    expected,
                    approvedOrder
                );
            }
            catch (PostgresException busy)
                when (busy.SqlState == PostgresErrorCodes.LockNotAvailable && attempt < MaxAttempts)
            {
                await using var cut = new NpgsqlCommand("SELECT platform.portal_cut_off()", connection);
                cutOff += (int)(await cut.ExecuteScalarAsync())!;
            }
        }
    }

    // One round trip and one transaction: on a busy server, each further round trip delays the close.
    private static async Task<SwitchChangeRow> ChangeAsync(
        NpgsqlConnection connection,
        TimeSpan? drain,
        SwitchOrder order,
        Actor by,
        int cutOff,
        ExpectedPortalState? expected,
        Guid? approvedOrder
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
                SwitchParameters.OwnWords(order.Wording),
                SwitchParameters.Of(order.Note, NpgsqlDbType.Text),
                SwitchParameters.Of(order.ReviewOn, NpgsqlDbType.Date),
                SwitchParameters.Of(expected?.Epoch, NpgsqlDbType.Bigint),
                SwitchParameters.Of(expected is null ? null : PortalModes.Word(expected.Mode), NpgsqlDbType.Text),
                SwitchParameters.Of(approvedOrder, NpgsqlDbType.Uuid)
            )
        );
        batch.BatchCommands.Add(
            Command($"SELECT {SwitchChangeRow.Columns} FROM platform.portal_change ORDER BY epoch DESC LIMIT 1")
        );
        await using var rows = await batch.ExecuteReaderAsync();
        for (var result = 1; result < batch.BatchCommands.Count; result++)
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
