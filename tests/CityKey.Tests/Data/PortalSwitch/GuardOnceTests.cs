using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;
using CityKey.Testing.PortalSwitch;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>The guard looks once in a transaction (ADR 42). What it does not look at again is what this very
/// transaction was let in with, and nothing else.</summary>
public sealed class GuardOnceTests
{
    private const string Answers =
        "INSERT INTO intake.case_file (application_id, lookup_id, sealed_form) VALUES ($1, $2, '')";
    private const string Withdraw = "UPDATE intake.application SET status = 'Withdrawn' WHERE id = $1";

    [Fact]
    public async Task What_comes_with_its_application_is_let_in_with_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await using var portal = await PortalAsync(database);
        await using var transaction = await portal.BeginTransactionAsync();
        var application = await SubmitAsync(portal);

        Assert.Null(await RefusalAsync(portal, Answers, application));
        await transaction.CommitAsync();
    }

    [Fact]
    public async Task An_application_of_an_earlier_transaction_vouches_for_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await using var portal = await PortalAsync(database);
        var application = await SubmitAsync(portal);
        await control.CloseAsync(PortalMode.Paused);

        Assert.Equal("CK001", await RefusalAsync(portal, Answers, application));
    }

    [Fact]
    public async Task A_withdrawal_which_is_taken_while_paused_vouches_for_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await using var portal = await PortalAsync(database);
        var application = await SubmitAsync(portal);
        await control.CloseAsync(PortalMode.Paused);
        await using var transaction = await portal.BeginTransactionAsync();

        Assert.Null(await RefusalAsync(portal, Withdraw, application));
        Assert.Equal("CK001", await RefusalAsync(portal, Answers, application));
    }

    [Fact]
    public async Task While_paused_an_application_that_is_touched_in_the_same_transaction_vouches_for_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await using var portal = await PortalAsync(database);
        var application = await SubmitAsync(portal);
        await control.CloseAsync(PortalMode.Paused);
        await using var transaction = await portal.BeginTransactionAsync();
        await transaction.SaveAsync("touched");
        Assert.Equal(
            "CK001",
            await RefusalAsync(
                portal,
                "UPDATE intake.application SET draft_expires_at = now() WHERE id = $1",
                application
            )
        );
        await transaction.RollbackAsync("touched");

        Assert.Equal("CK001", await RefusalAsync(portal, Answers, application));
    }

    [Fact]
    public async Task What_is_written_in_a_part_that_can_be_taken_back_is_looked_at_in_full()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await using var portal = await PortalAsync(database);
        await using var transaction = await portal.BeginTransactionAsync();
        await transaction.SaveAsync("part");
        var application = await SubmitAsync(portal);

        Assert.Null(await RefusalAsync(portal, Answers, application));
    }

    private static async Task<NpgsqlConnection> PortalAsync(TestDatabase database)
    {
        var connection = new NpgsqlConnection(database.ConnectionString("ck_portal"));
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<Guid> SubmitAsync(NpgsqlConnection portal)
    {
        var application = Guid.CreateVersion7();
        await using var submission = IntakeLoad.Submission(portal, application, Random.Shared.Next(), 0);
        await submission.ExecuteNonQueryAsync();
        return application;
    }

    private static async Task<string?> RefusalAsync(NpgsqlConnection portal, string sql, Guid application)
    {
        await using var command = new NpgsqlCommand(sql, portal) { Parameters = { new() { Value = application } } };
        if (sql.Contains("$2", StringComparison.Ordinal))
        {
            command.Parameters.Add(new() { Value = application.ToByteArray() });
        }

        try
        {
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
