using CityKey.Embedded;
using Npgsql;

namespace CityKey.Tests.Embedded;

[Collection(nameof(StartedServer))]
public sealed class ClusterRolesTests(StartedServer server)
{
    public static TheoryData<string> Names => [.. ClusterRoles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_role_signs_in_and_has_no_power_over_the_server(string role)
    {
        const string powers =
            "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls "
            + "FROM pg_roles WHERE rolname = current_user";
        Assert.Equal(false, await server.AskAsync(role, powers));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_role_enters_the_other_databases(string role)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => server.AskAsync(role, "SELECT 1", "postgres"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task Only_the_owner_may_end_sessions_of_others()
    {
        const string member =
            "SELECT string_agg(rolname, ',') FROM pg_roles WHERE NOT rolsuper "
            + "AND starts_with(rolname, 'ck_') AND pg_has_role(oid, 'pg_signal_backend', 'member')";
        Assert.Equal("ck_owner", await server.AskAsync(EmbeddedPostgres.Superuser, member));
    }

    [Fact]
    public async Task The_owner_owns_the_database() =>
        Assert.Equal(
            "ck_owner",
            await server.AskAsync(
                "ck_portal",
                "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database()"
            )
        );

    [Theory]
    [InlineData("statement_timeout", "10s")]
    [InlineData("idle_in_transaction_session_timeout", "10s")]
    [InlineData("lock_timeout", "5s")]
    public async Task The_portal_waits_no_longer_than(string setting, string limit) =>
        Assert.Equal(limit, await server.AskAsync("ck_portal", $"SELECT current_setting('{setting}')"));
}
