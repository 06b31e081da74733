using CityKey.Data;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.Sql;

/// <summary>A database's functions, triggers, policies and grants are what the files say, however they came to
/// differ.</summary>
public sealed class SqlDefinitionsTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_database_has_the_functions_and_triggers_of_the_files_and_no_others()
    {
        await using var database = await TestDatabase.CreateAsync();

        Assert.Equal(
            SqlSource.Functions.Select(f => (f.Name, f.Body)).OrderBy(f => f.Name, StringComparer.Ordinal),
            await Catalog.FunctionsAsync(database)
        );
        Assert.Equal(SqlSource.Triggers.Order(StringComparer.Ordinal), await Catalog.TriggersAsync(database));
    }

    [Fact]
    public async Task A_function_whose_body_is_an_expression_has_the_expression_of_its_file()
    {
        await using var database = await TestDatabase.CreateAsync();
        var expressions = SqlSource.Functions.Where(f => f.Body is null).ToList();
        Assert.NotEmpty(expressions);
        foreach (var function in expressions)
        {
            var name = function.Name.Split('.')[1];
            await database.AskAsync<object>(
                EmbeddedPostgres.Superuser,
                function.Text.Replace(
                    $"FUNCTION {function.Name}(",
                    $"FUNCTION public.{name}(",
                    StringComparison.Ordinal
                )
            );
            Assert.Equal(
                1L,
                await database.AskAsync<long>(
                    "ck_owner",
                    "SELECT count(DISTINCT pg_get_function_sqlbody(oid)) FROM pg_proc WHERE oid IN ("
                        + "(SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname = $1), "
                        + "(SELECT oid FROM pg_proc WHERE pronamespace = $2::regnamespace AND proname = $1))",
                    name,
                    function.Name.Split('.')[0]
                )
            );
        }
    }

    [Fact]
    public async Task Applying_the_files_again_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await Catalog.ReadAsync(database);

        await MigrateAsync(database);

        Assert.Equal(before, await Catalog.ReadAsync(database));
    }

    [Theory]
    [InlineData(
        "CREATE OR REPLACE FUNCTION platform.let_in(act text) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'"
    )]
    [InlineData("DROP TRIGGER guard_boxes ON intake.box")]
    [InlineData("ALTER TABLE intake.application DISABLE TRIGGER guard_application")]
    [InlineData("DROP POLICY opened ON intake.application")]
    [InlineData("CREATE POLICY everyone ON intake.application USING (true)")]
    [InlineData("GRANT DELETE ON audit.entry TO ck_staff; GRANT SELECT (sealed) ON intake.box TO ck_portal")]
    [InlineData(
        "REVOKE EXECUTE ON FUNCTION platform.portal_now() FROM ck_portal; REVOKE USAGE ON SCHEMA review FROM ck_staff"
    )]
    [InlineData(
        "GRANT EXECUTE ON FUNCTION legal.may_delete(text, uuid) TO PUBLIC; GRANT CREATE ON SCHEMA cards TO ck_worker"
    )]
    [InlineData("CREATE FUNCTION intake.read_all() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT 1::bigint'")]
    [InlineData(
        "CREATE FUNCTION cards.note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; "
            + "CREATE TRIGGER note BEFORE INSERT ON cards.card FOR EACH ROW EXECUTE FUNCTION cards.note()"
    )]
    [InlineData(
        "CREATE FUNCTION platform.let_in(act text, twice boolean) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'"
    )]
    [InlineData(
        "DROP FUNCTION platform.portal_cut_off(); "
            + "CREATE FUNCTION platform.portal_cut_off() RETURNS text LANGUAGE sql AS 'SELECT NULL'"
    )]
    public async Task What_was_changed_by_hand_is_put_back(string change)
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await Catalog.ReadAsync(database);
        await database.AskAsync<object>("ck_owner", change);
        Assert.NotEqual(before, await Catalog.ReadAsync(database));

        await MigrateAsync(database);

        Assert.Equal(before, await Catalog.ReadAsync(database));
    }

    [Fact]
    public async Task A_function_that_something_else_depends_on_is_not_dropped_with_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AskAsync<object>(
            "ck_owner",
            "CREATE FUNCTION cards.one() RETURNS integer LANGUAGE sql AS 'SELECT 1'; "
                + "CREATE VIEW cards.ones AS SELECT cards.one()"
        );

        var refused = await Assert.ThrowsAsync<PostgresException>(() => MigrateAsync(database));

        Assert.Equal(PostgresErrorCodes.DependentObjectsStillExist, refused.SqlState);
        Assert.Equal(1, await database.AskAsync<int>("ck_owner", "SELECT * FROM cards.ones"));
    }

    [Theory]
    [InlineData("SELECT 1")]
    [InlineData("DROP SCHEMA accounts, audit, cards, counter, intake, legal, platform, review CASCADE")]
    public async Task Several_migrations_at_once_end_as_one_does(string before)
    {
        await using var database = await TestDatabase.CreateAsync();
        var expected = await Catalog.ReadAsync(database);
        await database.AskAsync<object>("ck_owner", before);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => MigrateAsync(database)));

        Assert.Equal(expected, await Catalog.ReadAsync(database));
    }

    [Fact]
    public async Task A_migration_waits_for_a_resident_who_is_writing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var writing = new NpgsqlConnection(database.ConnectionString("ck_owner"));
        await writing.OpenAsync(Ended);
        await using var transaction = await writing.BeginTransactionAsync(Ended);
        await using (
            var hold = new NpgsqlCommand("LOCK TABLE intake.box, review.queue_item IN ROW EXCLUSIVE MODE", writing)
        )
        {
            await hold.ExecuteNonQueryAsync(Ended);
        }

        var migrating = MigrateAsync(database);
        await UntilAsync(database, waiting: true);
        // It gives way, holding nothing, and tries again: what the resident needs next is free.
        await UntilAsync(database, waiting: false);
        await using (
            var next = new NpgsqlCommand(
                "SET LOCAL lock_timeout = '5s'; LOCK TABLE intake.application, audit.entry IN ROW EXCLUSIVE MODE",
                writing
            )
        )
        {
            await next.ExecuteNonQueryAsync(Ended);
        }

        await transaction.CommitAsync(Ended);
        await migrating;
    }

    private static async Task UntilAsync(TestDatabase database, bool waiting)
    {
        const string IsWaiting =
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND database = "
            + "(SELECT oid FROM pg_database WHERE datname = current_database()))";
        while (await database.AskAsync<bool>("ck_owner", IsWaiting) != waiting)
        {
            Ended.ThrowIfCancellationRequested();
        }
    }

    private static Task MigrateAsync(TestDatabase database) =>
        Migrator.MigrateAsync(database.ConnectionString("ck_owner") + ";Pooling=false", Ended);
}
