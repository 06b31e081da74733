using CityKey.Data.PortalSwitch;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using CityKey.Tests.Data.PortalSwitch;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Tests.Portal.Applications;

/// <summary>What the database itself takes from the portal's role, whatever a page may think.</summary>
public sealed class ResidentConversationTests
{
    public static TheoryData<string, PortalMode> Acts
    {
        get
        {
            var acts = new TheoryData<string, PortalMode>();
            foreach (var act in new[] { "answer", "appeal", "message", "read", "withdraw" })
            {
                foreach (var mode in Enum.GetValues<PortalMode>())
                {
                    acts.Add(act, mode);
                }
            }

            return acts;
        }
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task The_database_takes_an_act_in_the_modes_of_the_table_and_in_no_other(string act, PortalMode mode)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = new TestApplications(database);
        await applications.OpenPortalAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        var key = await SubmittedAsync(applications);
        await SetAsync(database, act == "appeal" ? "Denied" : "AwaitingResident");

        var refused = await Record.ExceptionAsync(() =>
            applications.RequestAsync(
                async (applications, conversation) =>
                {
                    using var opened = (await applications.OpenAsync(key, CancellationToken.None))!;
                    // Opened before the close, so that only the act itself is asked about.
                    await (
                        mode == PortalMode.Open
                            ? control.OpenAsync()
                            : control.CloseAsync(mode, mode == PortalMode.NoNew ? DateTimeOffset.MaxValue : null)
                    );
                    await (
                        act switch
                        {
                            "answer" => conversation.AnswerAsync(opened, "note", CancellationToken.None),
                            "appeal" => conversation.AppealAsync(opened, "note", CancellationToken.None),
                            "message" => conversation.WriteAsync(opened, "note", CancellationToken.None),
                            "read" => conversation.ReadAsync(opened, CancellationToken.None),
                            _ => applications.WithdrawAsync(opened, CancellationToken.None),
                        }
                    );
                    return true;
                }
            )
        );

        var allowed = act is "read" or "withdraw"
            ? mode != PortalMode.Dark
            : mode is PortalMode.Open or PortalMode.NoNew;
        Assert.Equal(allowed, refused is null);
        Assert.Equal(!allowed, refused is PortalClosedException);
        Assert.Equal(
            allowed && act is not ("read" or "withdraw") ? 1 : 0,
            await database.AskAsync<long>("ck_owner", "SELECT count(*) FROM intake.message")
        );
    }

    [Fact]
    public async Task The_portals_role_makes_the_moves_of_a_resident_and_no_other()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = new TestApplications(database);
        await applications.OpenPortalAsync();
        var key = await SubmittedAsync(applications);
        ApplicationAction[] theirs =
        [
            ApplicationAction.Submit,
            ApplicationAction.Answer,
            ApplicationAction.Appeal,
            ApplicationAction.Withdraw,
        ];
        var expected = ApplicationLifecycle
            .Moves.Where(m => theirs.Contains(m.Action))
            .Select(m => (m.From, m.To))
            .Order();
        var taken = new List<(ApplicationStatus From, ApplicationStatus To)>();

        await using var connection = await AsPortalAsync(database, key);
        foreach (var from in Enum.GetValues<ApplicationStatus>())
        {
            foreach (var to in Enum.GetValues<ApplicationStatus>().Where(s => s != from))
            {
                await SetAsync(database, from.ToString());
                if (await RefusalAsync(connection, $"UPDATE intake.application SET status = '{to}'") is not { } refused)
                {
                    taken.Add((from, to));
                }
                else
                {
                    Assert.Equal("CK003", refused);
                }
            }
        }

        Assert.Equal(expected, taken.Order());
    }

    [Theory]
    [InlineData("SELECT sealed FROM intake.message", "42501")]
    [InlineData("UPDATE intake.message SET sealed = ''", "42501")]
    [InlineData("DELETE FROM intake.message", "42501")]
    [InlineData(
        "INSERT INTO intake.message (id, application_id, at, sender, sealed) SELECT gen_random_uuid(), {0}, now(), 'resident', ''",
        "42501"
    )]
    [InlineData(
        "INSERT INTO intake.message (id, application_id, at, sender, sealed) SELECT gen_random_uuid(), intake.opened(), now(), 'staff', ''",
        "42501"
    )]
    [InlineData(
        "INSERT INTO intake.message (id, application_id, at, sender, sealed) SELECT gen_random_uuid(), intake.opened(), now(), 'resident', decode(repeat('00', 65537), 'hex')",
        "23514"
    )]
    [InlineData(
        "INSERT INTO intake.message (id, application_id, at, sender, sealed) SELECT gen_random_uuid(), intake.opened(), now(), 'resident', ''",
        null
    )]
    public async Task The_portals_role_writes_as_the_resident_of_the_one_application_it_has_opened(
        string sql,
        string? refusal
    )
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = new TestApplications(database);
        await applications.OpenPortalAsync();
        var key = await SubmittedAsync(applications);
        var mine = await database.AskAsync<Guid>("ck_owner", "SELECT id FROM intake.application");
        await SubmittedAsync(applications);
        var other = await database.AskAsync<Guid>(
            "ck_owner",
            $"SELECT id FROM intake.application WHERE id <> '{mine}'"
        );
        await using var connection = await AsPortalAsync(database, key);

        Assert.Equal(
            refusal,
            await RefusalAsync(connection, sql.Replace("{0}", $"'{other}'::uuid", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task One_code_reads_no_message_of_another_application()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = new TestApplications(database);
        await applications.OpenPortalAsync();
        var (mine, other) = (await SubmittedAsync(applications), await SubmittedAsync(applications));
        await applications.RequestAsync(
            async (applications, conversation) =>
            {
                using var opened = await applications.OpenAsync(other, CancellationToken.None);
                await conversation.WriteAsync(opened!, "Only theirs", CancellationToken.None);
                Assert.Equal(
                    "Only theirs",
                    Assert.Single(await conversation.ReadAsync(opened!, CancellationToken.None)).Content.Text
                );
                return true;
            }
        );

        Assert.Empty(
            await applications.RequestAsync(
                async (applications, conversation) =>
                {
                    using var opened = await applications.OpenAsync(mine, CancellationToken.None);
                    return await conversation.ReadAsync(opened!, CancellationToken.None);
                }
            )
        );
        // Even with the other's look-up id: this connection has opened another application.
        await using var connection = await AsPortalAsync(database, mine);
        await using var ask = new NpgsqlCommand("SELECT count(*) FROM intake.messages_of($1)", connection)
        {
            Parameters = { new() { Value = other.LookupId } },
        };
        Assert.Equal(0L, await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_form_that_was_handed_in_changes_while_an_answer_is_awaited_and_at_no_other_time()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = new TestApplications(database);
        await applications.OpenPortalAsync();
        var key = await SubmittedAsync(applications);
        async Task<Exception?> ChangeAsync() =>
            await Record.ExceptionAsync(() =>
                applications.RequestAsync(async applications =>
                {
                    using var opened = (await applications.OpenAsync(key, CancellationToken.None))!;
                    await applications.SaveAsync(
                        opened,
                        opened.Form with
                        {
                            Photo = Guid.CreateVersion7(),
                        },
                        CancellationToken.None
                    );
                    return true;
                })
            );

        Assert.IsType<DbUpdateConcurrencyException>(await ChangeAsync());
        await SetAsync(database, "AwaitingResident");
        Assert.Null(await ChangeAsync());
        await SetAsync(database, "InReview");
        Assert.IsType<DbUpdateConcurrencyException>(await ChangeAsync());
    }

    private static async Task<ResidentKey> SubmittedAsync(TestApplications applications)
    {
        var key = await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()));
        await applications.SubmitAsync(key);
        return key;
    }

    private static Task<string?> SetAsync(TestDatabase database, string status) =>
        database.AskAsync<string>(
            EmbeddedPostgres.Superuser,
            $"UPDATE intake.application SET status = '{status}', asked_at = now(), decided_at = now(), reviewer_id = gen_random_uuid(), answer_due_at = now() + interval '1 day', appeal_due_at = now() + interval '1 day' RETURNING status"
        );

    private static async Task<NpgsqlConnection> AsPortalAsync(TestDatabase database, ResidentKey key)
    {
        var connection = new NpgsqlConnection(database.ConnectionString("ck_portal"));
        await connection.OpenAsync();
        await using var open = new NpgsqlCommand("SELECT id FROM intake.open_record($1)", connection)
        {
            Parameters = { new() { Value = key.LookupId } },
        };
        Assert.NotNull(await open.ExecuteScalarAsync());
        return connection;
    }

    private static async Task<string?> RefusalAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
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
