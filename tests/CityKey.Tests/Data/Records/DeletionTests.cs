using CityKey.Data.Legal;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using CityKey.Tests.Worker.Deadlines;
using Npgsql;

namespace CityKey.Tests.Data.Records;

/// <summary>The one check in front of every deletion, where it counts: in the database.</summary>
public sealed class DeletionTests
{
    [Theory]
    [InlineData("'nothing-we-know', (SELECT id FROM intake.application)")]
    [InlineData("'drafts', gen_random_uuid()")]
    public async Task Where_something_is_not_known_the_answer_is_unsure(string asked)
    {
        await using var overdue = await OverdueApplications.CreateAsync(areRecords: false);
        await overdue.DraftAsync(daysAgo: 1);

        Assert.Equal(
            "Unsure",
            await overdue.Database.AskAsync<string>("ck_owner", $"SELECT legal.may_delete({asked})")
        );
    }

    [Fact]
    public async Task A_deletion_waits_for_the_hold_that_is_being_placed_and_then_refuses()
    {
        await using var overdue = await OverdueApplications.CreateAsync(areRecords: false);
        var draft = await overdue.DraftAsync(daysAgo: 31);
        await overdue.Database.AskAsync<object>(
            EmbeddedPostgres.Superuser,
            "UPDATE intake.application SET status = 'Expired'"
        );
        await using var counsel = new NpgsqlConnection(overdue.Database.ConnectionString("ck_staff"));
        await counsel.OpenAsync(TestContext.Current.CancellationToken);
        await using var placing = await counsel.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand(
            "INSERT INTO legal.hold (id, placed_at, placed_by, reason, scope) "
                + "VALUES (gen_random_uuid(), now(), gen_random_uuid(), 'lawsuit', 'Everything')",
            counsel
        );
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var deleting = overdue.Database.AskAsync<string>(
            "ck_worker",
            "SELECT intake.delete_draft($1, gen_random_uuid())",
            draft
        );
        while (
            await overdue.CountAsync(
                "pg_locks WHERE locktype = 'advisory' AND classid = 17227 AND objid = 3 AND NOT granted"
            ) == 0
        )
        {
            await Task.Yield();
        }

        await placing.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Held", await deleting);
        Assert.Equal(1, await overdue.CountAsync("intake.case_file"));
    }

    [Fact]
    public async Task The_keys_go_before_what_they_open()
    {
        await using var overdue = await OverdueApplications.CreateAsync(areRecords: false);
        var draft = await overdue.DraftAsync(daysAgo: 31);
        await overdue.Database.AskAsync<object>(
            EmbeddedPostgres.Superuser,
            """
            UPDATE intake.application SET status = 'Expired';
            CREATE TABLE public.gone (nr int GENERATED ALWAYS AS IDENTITY, what text);
            CREATE FUNCTION public.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO
                public.gone (what) VALUES (TG_TABLE_NAME); RETURN NULL; END $$;
            CREATE TRIGGER n AFTER DELETE ON intake.wrapped_key FOR EACH ROW EXECUTE FUNCTION public.note();
            CREATE TRIGGER n AFTER DELETE ON intake.upload_segment FOR EACH ROW EXECUTE FUNCTION public.note();
            CREATE TRIGGER n AFTER DELETE ON intake.case_file FOR EACH ROW EXECUTE FUNCTION public.note();
            """
        );

        await overdue.Database.AskAsync<string>(
            "ck_worker",
            "SELECT intake.delete_draft($1, gen_random_uuid())",
            draft
        );

        Assert.Equal(
            "wrapped_key upload_segment case_file",
            await overdue.Database.AskAsync<string>(
                EmbeddedPostgres.Superuser,
                "SELECT string_agg(what, ' ' ORDER BY nr) FROM public.gone"
            )
        );
    }

    [Theory]
    [InlineData("ck_portal", "42501")]
    [InlineData("ck_staff", "42501")]
    [InlineData("ck_worker", "CK004")]
    public async Task An_open_draft_cannot_be_deleted(string role, string refusal)
    {
        await using var overdue = await OverdueApplications.CreateAsync(areRecords: false);
        var draft = await overdue.DraftAsync(daysAgo: 1);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            overdue.Database.AskAsync<string>(role, "SELECT intake.delete_draft($1, gen_random_uuid())", draft)
        );

        Assert.Equal(refusal, refused.SqlState);
        Assert.Equal(1, await overdue.CountAsync("intake.case_file"));
    }

    [Fact]
    public async Task Answers_are_written_by_the_owner_and_taken_back_when_the_profile_no_longer_has_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var owner = database.ConnectionString("ck_owner");
        await RecordsRuleImport.ApplyAsync(owner, TestCities.Confirmed(), TimeProvider.System, CancellationToken.None);
        await RecordsRuleImport.ApplyAsync(owner, TestCities.Confirmed(), TimeProvider.System, CancellationToken.None);
        Assert.Equal(4L, await database.AskAsync<long>("ck_staff", "SELECT count(*) FROM legal.records_setting"));

        await RecordsRuleImport.ApplyAsync(owner, TestApplications.City, TimeProvider.System, CancellationToken.None);

        Assert.Equal(0L, await database.AskAsync<long>("ck_staff", "SELECT count(*) FROM legal.records_setting"));
        Assert.Equal(
            8L,
            await database.AskAsync<long>(
                "ck_audit",
                "SELECT count(*) FROM audit.entry WHERE action = 'records.setting-changed'"
            )
        );
        foreach (var role in new[] { "ck_portal", "ck_staff", "ck_worker" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                database.AskAsync<object>(role, "DELETE FROM legal.records_setting")
            );
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Staff_change_the_residents_keyhole_and_no_other()
    {
        await using var overdue = await OverdueApplications.CreateAsync();
        await overdue.Portal.SubmitAsync(
            await overdue.Portal.KeyOfAsync(await overdue.Portal.DraftAsync(TestForms.Complete()))
        );

        Assert.Equal(
            1L,
            await overdue.Database.AskAsync<long>(
                "ck_staff",
                "WITH c AS (UPDATE intake.wrapped_key SET wrapped = 'x' RETURNING 1) SELECT count(*) FROM c"
            )
        );
        Assert.Equal(2L, await overdue.CountAsync("intake.wrapped_key WHERE wrapped <> 'x' AND keyhole <> 'resident'"));
    }
}
