using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Data;

/// <summary>Brings a database to this version's schema and grants.</summary>
public static class Migrator
{
    private static readonly Lazy<string> Latest = new(LatestMigration);

    /// <summary>Applies what is missing, as the owner role. Two at once are safe: EF Core takes a lock for the whole
    /// database.</summary>
    public static async Task MigrateAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        await using var db = new CityKeyDb(Options(ownerConnectionString));
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>True when the database has this version's schema.</summary>
    public static async Task<bool> IsCurrentAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var db = new CityKeyDb(Options(connectionString));
        return !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }

    /// <summary>True when the server takes writes and has at least this version's schema; a newer one only adds to
    /// it.</summary>
    public static async Task<bool> AnswersAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var ask = source.CreateCommand(
            "SELECT NOT pg_is_in_recovery() AND EXISTS (SELECT FROM platform.migration WHERE migration_id = $1)"
        );
        ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Latest.Value });
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

    private static string LatestMigration()
    {
        using var db = new CityKeyDb(Options("Host=none"));
        return db.Database.GetMigrations().Last();
    }

    private static DbContextOptions<CityKeyDb> Options(string connectionString) =>
        new DbContextOptionsBuilder<CityKeyDb>().UseRecords(connectionString).Options;
}
