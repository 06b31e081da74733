using CityKey.Data;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using Npgsql;

namespace CityKey.Tests.Portal.Applications;

/// <summary>The portal's statements are prepared. A node that runs on while the next version migrates must not stumble
/// over that.</summary>
public sealed class PreparedStatementTests
{
    // A function that answers one column more, as a next version's migration would make it.
    private const string OneColumnMore = """
        ALTER FUNCTION intake.open_record(bytea) RENAME TO open_record_before;
        CREATE FUNCTION intake.open_record(lookup bytea) RETURNS TABLE (
            id uuid, reference varchar, status varchar, more integer, started_at timestamptz, notice_version varchar,
                notice_accepted_at timestamptz,
            draft_expires_at timestamptz, submitted_at timestamptz, rule_set varchar, site varchar, decided_at
                timestamptz, decision_reasons text[],
            portal_epoch bigint, asked_at timestamptz, answer_due_at timestamptz, appeal_due_at timestamptz, version
                xid, sealed_form bytea, file_version xid, wrapped bytea)
        LANGUAGE sql SECURITY DEFINER AS $$
            SELECT o.id, o.reference, o.status, 1, o.started_at, o.notice_version, o.notice_accepted_at,
                o.draft_expires_at, o.submitted_at, o.rule_set, o.site, o.decided_at,
                o.decision_reasons, o.portal_epoch, o.asked_at, o.answer_due_at, o.appeal_due_at, o.version,
                    o.sealed_form, o.file_version, o.wrapped
            FROM intake.open_record_before(lookup) o $$;
        GRANT EXECUTE ON FUNCTION intake.open_record(bytea) TO ck_portal;
        """;

    [Fact]
    public async Task A_column_that_a_migration_adds_does_not_stop_the_nodes_that_run()
    {
        await using var database = await TestDatabase.CreateAsync();
        // One connection, so that what is prepared is met again.
        var connection =
            RecordsRegistration.WithPreparing(database.ConnectionString("ck_portal"))
            + ";Application Name=prepared;Maximum Pool Size=1";
        await using var applications = new TestApplications(connection, database.ConnectionString("ck_staff"));
        await applications.OpenPortalAsync();
        var key = await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()));
        Task<string?> OpenAsync() =>
            applications.RequestAsync(async applications =>
            {
                using var opened = await applications.OpenAsync(key, CancellationToken.None);
                return opened?.Form.Name?.Given;
            });
        for (var time = 0; time < 10; time++)
        {
            Assert.Equal("Łucja", await OpenAsync());
        }

        await database.AskAsync<object>("ck_owner", OneColumnMore);

        Assert.Equal("Łucja", await OpenAsync());
    }

    [Fact]
    public async Task A_statement_that_names_no_columns_would_stumble()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(
            database.ConnectionString(EmbeddedPostgres.Superuser) + ";Pooling=false"
        );
        await connection.OpenAsync();
        await using var all = new NpgsqlCommand(@"SELECT * FROM intake.open_record('\x00')", connection);
        await all.PrepareAsync();
        await database.AskAsync<object>("ck_owner", OneColumnMore);
        var stumbled = await Assert.ThrowsAsync<PostgresException>(() => all.ExecuteNonQueryAsync());
        Assert.Equal("0A000", stumbled.SqlState);
    }

    [Fact]
    public void Who_says_how_many_statements_are_prepared_is_heard()
    {
        Assert.EndsWith(
            "Max Auto Prepare=0",
            RecordsRegistration.WithPreparing("Host=pooler;Max Auto Prepare=0"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            60,
            new NpgsqlConnectionStringBuilder(RecordsRegistration.WithPreparing("Host=direct")).MaxAutoPrepare
        );
    }
}
