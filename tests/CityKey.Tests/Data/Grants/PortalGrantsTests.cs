using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.Grants;

/// <summary>What the portal's database role may do, cell by cell. A new grant fails here until somebody writes it down.</summary>
public sealed class PortalGrantsTests
{
    private static readonly string[] Written =
    [
        "audit.entry(action) INSERT",
        "audit.entry(actor_id) INSERT",
        "audit.entry(actor_kind) INSERT",
        "audit.entry(at) INSERT",
        "audit.entry(detail) INSERT",
        "audit.entry(id) INSERT",
        "audit.entry(subject) INSERT",
        "intake.application INSERT",
        "intake.application(draft_expires_at) UPDATE",
        "intake.application(id) SELECT",
        "intake.application(rule_set) UPDATE",
        "intake.application(site) UPDATE",
        "intake.application(status) UPDATE",
        "intake.application(submitted_at) UPDATE",
        "intake.application(xmin) SELECT",
        "intake.box INSERT",
        "intake.case_file INSERT",
        "intake.case_file(application_id) SELECT",
        "intake.case_file(sealed_form) UPDATE",
        "intake.case_file(xmin) SELECT",
        "intake.message INSERT",
        "intake.upload INSERT",
        "intake.upload_segment INSERT",
        "intake.wrapped_key INSERT",
        "platform.migration SELECT",
        "platform.outbox_message INSERT",
        "platform.portal_key_ring INSERT",
        "platform.portal_key_ring SELECT",
        "review.queue_item INSERT",
        "review.queue_item(application_id) SELECT",
        "review.queue_item(xmin) SELECT",
    ];

    private static readonly string[] Functions =
    [
        "intake.delete_draft", "intake.delete_upload", "intake.follow_withdrawal", "intake.open_application", "intake.open_case_file", "intake.open_to_end",
        "intake.opened", "intake.openings_of", "intake.read_upload", "intake.read_upload_header", "intake.resident_key", "legal.deletion_facts",
        "platform.guard_online_write", "platform.portal_now", "platform.portal_turns", "platform.submitted_here",
        "intake.follow_withdrawal", "intake.messages_of", "intake.open_application", "intake.open_case_file", "intake.opened", "intake.openings_of",
        "intake.read_upload", "intake.read_upload_header", "intake.resident_key", "platform.guard_online_write", "platform.portal_now", "platform.submitted_here",
    ];

    [Fact]
    public async Task The_portal_may_do_what_is_written_here_and_nothing_else()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(Written, await RoleCells.OfAsync(database, "ck_portal"));
    }

    [Fact]
    public async Task The_portal_may_call_the_functions_written_here_and_no_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(Functions, await RoleCells.ListAsync(database,
            """
            SELECT format('%s.%s', n.nspname, p.proname) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND has_function_privilege('ck_portal', p.oid, 'EXECUTE')
                AND has_schema_privilege('ck_portal', n.oid, 'USAGE')
            """));
    }

    [Theory]
    [InlineData("SELECT id FROM intake.application")]
    [InlineData("SELECT application_id FROM intake.case_file")]
    [InlineData("SELECT application_id FROM review.queue_item")]
    public async Task The_portal_sees_no_application_that_its_connection_has_not_opened(string question)
    {
        await using var database = await TestDatabase.CreateAsync();
        await SubmitOneAsync(database);
        await using var portal = NpgsqlDataSource.Create(database.ConnectionString("ck_portal"));
        await using var ask = portal.CreateCommand(question);
        Assert.Null(await ask.ExecuteScalarAsync());
    }

    [Fact]
    public async Task One_update_without_a_condition_reaches_no_other_application()
    {
        await using var database = await TestDatabase.CreateAsync();
        await SubmitOneAsync(database);
        await using var portal = NpgsqlDataSource.Create(database.ConnectionString("ck_portal"));
        await using var update = portal.CreateCommand("UPDATE intake.application SET status = 'Withdrawn'");
        Assert.Equal(0, await update.ExecuteNonQueryAsync());
    }

    [Theory]
    [InlineData("ck_portal")]
    [InlineData("ck_staff")]
    [InlineData("ck_worker")]
    [InlineData("ck_audit")]
    public async Task No_application_role_can_change_or_remove_an_audit_entry(string role)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString(role));
        foreach (var attempt in new[] { "UPDATE audit.entry SET action = 'x'", "DELETE FROM audit.entry", "TRUNCATE audit.entry", "ALTER TABLE audit.entry DISABLE TRIGGER ALL" })
        {
            await using var command = source.CreateCommand(attempt);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    private static async Task SubmitOneAsync(TestDatabase database)
    {
        await using var control = await PortalSwitch.SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString("ck_portal"));
        await connection.OpenAsync();
        await using var submission = PortalSwitch.IntakeLoad.Submission(connection, Guid.CreateVersion7(), 1, 0);
        Assert.Equal(3, await submission.ExecuteNonQueryAsync());
    }
}
