using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
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
        var key = await SubmittedRecords.SubmitAsync(applications);
        await SubmittedRecords.SetStatusAsync(database, act == "appeal" ? "Denied" : "AwaitingResident");

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
    public async Task One_code_reads_no_message_of_another_application()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = new TestApplications(database);
        await applications.OpenPortalAsync();
        var (mine, other) = (
            await SubmittedRecords.SubmitAsync(applications),
            await SubmittedRecords.SubmitAsync(applications)
        );
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
        await using var connection = await SubmittedRecords.ConnectAsync(database, mine);
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
        var key = await SubmittedRecords.SubmitAsync(applications);
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
        await SubmittedRecords.SetStatusAsync(database, "AwaitingResident");
        Assert.Null(await ChangeAsync());
        await SubmittedRecords.SetStatusAsync(database, "InReview");
        Assert.IsType<DbUpdateConcurrencyException>(await ChangeAsync());
    }
}
