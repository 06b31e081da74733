using Npgsql;

namespace CityKey.Testing.PortalSwitch;

/// <summary>The oracle: applications whose commit, by the server's own time stamps, lies between a close and the next
/// opening.</summary>
public static class LateCommits
{
    /// <summary>The negative control: a guard that looks and holds nothing. Run as the owner.</summary>
    public const string GuardThatOnlyReads = """
        CREATE OR REPLACE FUNCTION platform.let_in(act text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN RETURN platform.require_portal(act); END $$;
        CREATE OR REPLACE FUNCTION platform.guard_application() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN
            NEW.portal_epoch := platform.let_in(CASE WHEN TG_OP = 'INSERT' THEN 'start' ELSE 'continue' END);
            RETURN NEW;
        END $$
        """;

    private const string Question = """
        WITH change AS (SELECT to_mode, epoch, pg_xact_commit_timestamp(xmin) AS at FROM platform.portal_change),
             closed AS (SELECT to_mode, at, lead(at) OVER (ORDER BY epoch) AS until FROM change)
        SELECT count(*) FROM intake.application a JOIN closed c ON c.to_mode <> 'open'
            AND pg_xact_commit_timestamp(a.xmin) > c.at AND (c.until IS NULL OR pg_xact_commit_timestamp(a.xmin) <
                c.until)
        """;

    public static async Task<long> CountAsync(string ownerConnection)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var ask = source.CreateCommand(Question);
        return (long)(await ask.ExecuteScalarAsync())!;
    }
}
