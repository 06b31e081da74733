using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Embedded;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Two_tests_never_see_each_others_rows()
    {
        await using var mine = await TestDatabase.CreateAsync();
        await using var yours = await TestDatabase.CreateAsync();
        await mine.AskAsync<object>("ck_owner", "CREATE TABLE public.mine ()");
        const string has = "SELECT EXISTS (SELECT FROM pg_tables WHERE tablename = 'mine')";
        Assert.True(await mine.AskAsync<bool>("ck_owner", has));
        Assert.False(await yours.AskAsync<bool>("ck_owner", has));
    }

    [Fact]
    public async Task A_tests_database_is_gone_after_it()
    {
        string connection;
        await using (var database = await TestDatabase.CreateAsync())
        {
            connection = database.ConnectionString("ck_owner") + ";Pooling=false";
        }

        await using var late = new NpgsqlConnection(connection);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            late.OpenAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refusal.SqlState);
    }
}
