using Microsoft.EntityFrameworkCore;

namespace CityKey.Data;

/// <summary>Brings a database to this version's schema and grants.</summary>
public static class Migrator
{
    /// <summary>Applies what is missing, as the owner role. Two at once are safe: EF Core takes a lock for the whole database.</summary>
    public static async Task MigrateAsync(string ownerConnectionString, CancellationToken cancel)
    {
        await using var db = new CityKeyDb(Options(ownerConnectionString));
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>True when the database has this version's schema.</summary>
    public static async Task<bool> IsCurrentAsync(string connectionString, CancellationToken cancel)
    {
        await using var db = new CityKeyDb(Options(connectionString));
        return !(await db.Database.GetPendingMigrationsAsync(cancel)).Any();
    }

    private static DbContextOptions<CityKeyDb> Options(string connectionString) =>
        new DbContextOptionsBuilder<CityKeyDb>().UseRecords(connectionString).Options;
}
