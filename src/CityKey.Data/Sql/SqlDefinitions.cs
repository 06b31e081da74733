using Npgsql;

namespace CityKey.Data.Sql;

/// <summary>Brings functions, triggers, policies and grants of a database to exactly what the files say.</summary>
internal static class SqlDefinitions
{
    // Replacing a trigger or a policy locks its table. PostgreSQL looks for deadlocks after one second; giving up
    // before
    // that lets the migration yield to residents' transactions instead of ending one of them.
    private const string GiveUpEarly = "SET LOCAL lock_timeout = '500ms'";
    private const int MostAttempts = 30;

    // Two migrations at once would update the same catalog rows.
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(17227, 4)";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Applies all files in one transaction, as the owner role. What no file defines any more is
    /// dropped.</summary>
    /// <exception cref="PostgresException">A file is wrong, something else depends on what would be dropped, or the
    /// tables stayed locked.</exception>
    public static async Task ApplyAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync(cancellationToken);
        var files = SqlFiles.Definitions;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ApplyOnceAsync(connection, files, cancellationToken);
                return;
            }
            catch (PostgresException busy)
                when (busy.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
                    && attempt < MostAttempts
                )
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
            catch (PostgresException changed)
                when (changed.SqlState == PostgresErrorCodes.InvalidFunctionDefinition && files == SqlFiles.Definitions)
            {
                // A function cannot be replaced by one with another result or other parameter names: drop all first.
                files = [SqlFiles.DropUndefined, .. SqlFiles.Definitions];
            }
        }
    }

    private static async Task ApplyOnceAsync(
        NpgsqlConnection connection,
        IReadOnlyList<string> files,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var sql in new[] { OneAtATime, GiveUpEarly }.Concat(files.Select(SqlFiles.Definition)))
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var note = new NpgsqlCommand(
            "INSERT INTO platform.migration (migration_id, product_version) VALUES ($1, 'CityKey') "
                + "ON CONFLICT DO NOTHING",
            connection,
            transaction
        );
        note.Parameters.Add(new NpgsqlParameter<string> { TypedValue = SqlFiles.DefinitionsId });
        await note.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
