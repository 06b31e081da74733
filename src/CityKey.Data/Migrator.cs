using CityKey.Data.Sql;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Data;

/// <summary>Brings a database to this version's schema and grants.</summary>
public static class Migrator
{
    private static readonly Lazy<string> LatestMigration = new(ReadLatestMigration);

    /// <summary>Applies missing migrations, then defines every function, trigger, policy and grant again, as the owner
    /// role. Safe when two run at once. A database of a later version is left alone: it can do all that this version
    /// needs.</summary>
    /// <exception cref="InvalidOperationException">The database was made by a development version from before the
    /// first release.</exception>
    public static async Task MigrateAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        await using var db = new CityKeyDb(Options(ownerConnectionString));
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken))
            .Where(id => !id.StartsWith(SqlFiles.Prefix, StringComparison.Ordinal))
            .ToList();
        if (applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).Any())
        {
            if (applied.Contains(LatestMigration.Value, StringComparer.Ordinal))
            {
                return;
            }

            throw new InvalidOperationException(
                "This database was made by an earlier development version of CityKey and cannot be migrated. "
                    + "Start with an empty one: eng/run --reset."
            );
        }

        await db.Database.MigrateAsync(cancellationToken);
        await SqlDefinitions.ApplyAsync(ownerConnectionString, cancellationToken);
    }

    /// <summary>True when the server takes writes and has at least this version's schema and functions. A later version
    /// only adds to them.</summary>
    public static async Task<bool> AnswersAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var ask = source.CreateCommand(
            "SELECT NOT pg_is_in_recovery() "
                + "AND (SELECT count(*) = 2 FROM platform.migration WHERE migration_id IN ($1, $2))"
        );
        ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = LatestMigration.Value });
        ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = SqlFiles.DefinitionsId });
        try
        {
            return (bool)(await ask.ExecuteScalarAsync(cancellationToken))!;
        }
        catch (PostgresException none)
            when (none.SqlState
                    is PostgresErrorCodes.UndefinedTable
                        or PostgresErrorCodes.InvalidSchemaName
                        or PostgresErrorCodes.InsufficientPrivilege
            )
        {
            return false;
        }
    }

    private static string ReadLatestMigration()
    {
        using var db = new CityKeyDb(Options("Host=none"));
        return db.Database.GetMigrations().Last();
    }

    private static DbContextOptions<CityKeyDb> Options(string connectionString) =>
        new DbContextOptionsBuilder<CityKeyDb>().UseRecords(connectionString).Options;
}
