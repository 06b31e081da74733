using CityKey.Data;
using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.Sql;

/// <summary>Which databases a migration takes, and which are ready for this version.</summary>
public sealed class MigratorTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_of_a_development_version_from_before_is_refused_with_one_sentence()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AskAsync<object>(
            "ck_owner",
            "DELETE FROM platform.migration; INSERT INTO platform.migration VALUES ('20261124064119_Tables', '10.0.15')"
        );

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => MigrateAsync(database));

        Assert.Contains("eng/run --reset", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_later_version_keeps_its_functions()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AskAsync<object>(
            "ck_owner",
            "INSERT INTO platform.migration VALUES ('29990101000000_Later', '99.0.0'); "
                + "CREATE FUNCTION intake.later() RETURNS integer LANGUAGE sql AS 'SELECT 1'"
        );

        await MigrateAsync(database);

        Assert.Equal(1, await database.AskAsync<int>("ck_owner", "SELECT intake.later()"));
        Assert.True(await AnswersAsync(database));
    }

    [Theory]
    [InlineData("starts_with(migration_id, 'Sql_')")]
    [InlineData("NOT starts_with(migration_id, 'Sql_')")]
    public async Task A_database_without_this_versions_tables_or_functions_is_not_ready(string missing)
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.True(await AnswersAsync(database));

        await database.AskAsync<object>("ck_owner", $"DELETE FROM platform.migration WHERE {missing}");

        Assert.False(await AnswersAsync(database));
    }

    private static async Task<bool> AnswersAsync(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString("ck_portal"));
        return await Migrator.AnswersAsync(source, Ended);
    }

    private static Task MigrateAsync(TestDatabase database) =>
        Migrator.MigrateAsync(database.ConnectionString("ck_owner") + ";Pooling=false", Ended);
}
