using CityKey.Testing.Databases;
using CityKey.Testing.PortalSwitch;
using Npgsql;

namespace CityKey.Tests.Data.Grants;

/// <summary>What the database does for the portal's role beside its grants: it shows no row that the connection has not
/// opened.</summary>
public sealed class PortalGrantsTests
{
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
        foreach (
            var attempt in new[]
            {
                "UPDATE audit.entry SET action = 'x'",
                "DELETE FROM audit.entry",
                "TRUNCATE audit.entry",
                "ALTER TABLE audit.entry DISABLE TRIGGER ALL",
            }
        )
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
        await using var submission = IntakeLoad.Submission(connection, Guid.CreateVersion7(), 1, 0);
        Assert.Equal(3, await submission.ExecuteNonQueryAsync());
    }
}
