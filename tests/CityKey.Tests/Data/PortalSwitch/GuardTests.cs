using System.Data;
using System.Diagnostics;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;
using CityKey.Testing.PortalSwitch;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>The guard in front of online intake, met directly as the portal's database role.</summary>
public sealed class GuardTests
{
    [Fact]
    public async Task A_migrated_database_refuses_until_a_person_opens_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal("CK001", await RefusalOfSubmissionAsync(database));
    }

    [Theory]
    [InlineData(PortalMode.Paused)]
    [InlineData(PortalMode.Dark)]
    [InlineData(PortalMode.NoNew)]
    public async Task A_new_application_is_refused_unless_the_portal_is_open(PortalMode mode)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        Assert.Null(await RefusalOfSubmissionAsync(database));

        await control.CloseAsync(mode, mode == PortalMode.NoNew ? DateTimeOffset.MaxValue : null);

        Assert.Equal("CK001", await RefusalOfSubmissionAsync(database));
    }

    [Theory]
    [InlineData(IsolationLevel.RepeatableRead)]
    [InlineData(IsolationLevel.Serializable)]
    public async Task Another_isolation_level_is_refused_even_while_open(IsolationLevel level)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        Assert.Equal("CK002", await RefusalOfSubmissionAsync(database, level));
    }

    [Theory]
    [InlineData("DELETE FROM platform.portal_state")]
    [InlineData("UPDATE platform.portal_state SET mode = 'wide open'")]
    [InlineData("UPDATE platform.portal_state SET system_identifier = 1")]
    [InlineData("UPDATE platform.portal_state SET timeline = '0000FFFF'")]
    [InlineData("UPDATE platform.portal_state SET mode = 'nonew', until = now() - interval '1 second'")]
    [InlineData("UPDATE platform.portal_state SET closing = true, mode = 'open'")]
    public async Task An_unknown_state_is_closed_until_it_is_confirmed(string damage)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await RunAsOwnerAsync(database, damage);
        Assert.Equal("CK001", await RefusalOfSubmissionAsync(database));

        await control.OpenAsync();

        Assert.Null(await RefusalOfSubmissionAsync(database));
    }

    [Fact]
    public async Task Two_states_are_no_state()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await RunAsOwnerAsync(
            database,
            "ALTER TABLE platform.portal_state DROP CONSTRAINT portal_state_pkey; INSERT INTO "
                + "platform.portal_state SELECT * FROM platform.portal_state"
        );
        Assert.Equal("CK001", await RefusalOfSubmissionAsync(database));
    }

    [Fact]
    public async Task A_transaction_that_hangs_on_the_lock_is_cut_off_and_the_close_is_done_within_three_seconds()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await using var hung = await OpenAsPortalAsync(database);
        await using var transaction = await hung.BeginTransactionAsync();
        await using var submission = IntakeLoad.Submission(hung, Guid.CreateVersion7(), 1, 0);
        submission.Transaction = transaction;
        await submission.ExecuteNonQueryAsync();

        var clock = Stopwatch.StartNew();
        var change = await control.CloseAsync(PortalMode.Paused);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Equal(1, change.CutOff);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => transaction.CommitAsync());
        Assert.Equal(0, await LateCommits.CountAsync(database.ConnectionString("ck_owner")));
    }

    [Fact]
    public async Task An_upload_that_stalls_in_its_transaction_does_not_hold_up_a_close_and_is_rolled_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await using var uploader = await OpenAsPortalAsync(database);
        var application = Guid.CreateVersion7();
        await using (var submission = IntakeLoad.Submission(uploader, application, 1, 0))
        {
            await submission.ExecuteNonQueryAsync();
        }

        await using var transaction = await uploader.BeginTransactionAsync();
        var upload = Guid.CreateVersion7();
        await using (
            var row = new NpgsqlCommand(
                "INSERT INTO intake.upload (id, application_id, at, header, segments) VALUES ($1, $2, now(), '', 2)",
                uploader
            )
        )
        {
            row.Parameters.Add(new() { Value = upload });
            row.Parameters.Add(new() { Value = application });
            await row.ExecuteNonQueryAsync();
        }

        var copy = await uploader.BeginBinaryImportAsync(
            "COPY intake.upload_segment (upload_id, number, sealed) FROM STDIN (FORMAT binary)"
        );
        await copy.StartRowAsync();
        await copy.WriteAsync(upload);
        await copy.WriteAsync(0);
        await copy.WriteAsync(new byte[1000]);

        var clock = Stopwatch.StartNew();
        await control.CloseAsync(PortalMode.Paused);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));

        await copy.CompleteAsync();
        await copy.DisposeAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => transaction.CommitAsync());
        Assert.Equal("CK001", refused.SqlState);
    }

    private static async Task<string?> RefusalOfSubmissionAsync(
        TestDatabase database,
        IsolationLevel level = IsolationLevel.ReadCommitted
    )
    {
        await using var connection = await OpenAsPortalAsync(database);
        await using var transaction = await connection.BeginTransactionAsync(level);
        await using var submission = IntakeLoad.Submission(connection, Guid.CreateVersion7(), Random.Shared.Next(), 0);
        submission.Transaction = transaction;
        try
        {
            await submission.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private static async Task<NpgsqlConnection> OpenAsPortalAsync(TestDatabase database)
    {
        var connection = new NpgsqlConnection(database.ConnectionString("ck_portal"));
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsOwnerAsync(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString("ck_owner"));
        await using var run = source.CreateCommand(sql);
        await run.ExecuteNonQueryAsync();
    }
}
