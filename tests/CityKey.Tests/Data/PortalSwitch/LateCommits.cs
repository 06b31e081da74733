using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>The oracle: applications whose commit, by the server's own time stamps, lies between a close and the next opening.</summary>
internal static class LateCommits
{
    private const string Question =
        """
        WITH change AS (SELECT to_mode, epoch, pg_xact_commit_timestamp(xmin) AS at FROM platform.portal_change),
             closed AS (SELECT to_mode, at, lead(at) OVER (ORDER BY epoch) AS until FROM change)
        SELECT count(*) FROM intake.application a JOIN closed c ON c.to_mode <> 'open'
            AND pg_xact_commit_timestamp(a.xmin) > c.at AND (c.until IS NULL OR pg_xact_commit_timestamp(a.xmin) < c.until)
        """;

    public static async Task<long> CountAsync(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString("ck_owner"));
        await using var ask = source.CreateCommand(Question);
        return (long)(await ask.ExecuteScalarAsync())!;
    }
}
