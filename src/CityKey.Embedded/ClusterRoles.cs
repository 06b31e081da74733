using Npgsql;

namespace CityKey.Embedded;

/// <summary>Roles and databases of the private server, brought to what roles.sql says at each start.</summary>
internal sealed class ClusterRoles(NpgsqlDataSource superuser)
{
    public static readonly IReadOnlyList<string> Names = ["ck_owner", "ck_portal", "ck_staff", "ck_worker", "ck_audit"];

    public async Task ApplyAsync(Func<string, string> passwordOf, CancellationToken cancellationToken)
    {
        var assembly = typeof(ClusterRoles).Assembly;
        using var text = new StreamReader(assembly.GetManifestResourceStream("roles.sql")!);
        await RunAsync(await text.ReadToEndAsync(cancellationToken), cancellationToken);
        foreach (var role in Names)
        {
            await using var format = superuser.CreateCommand("SELECT format('ALTER ROLE %I PASSWORD %L', $1, $2)");
            format.Parameters.Add(new NpgsqlParameter<string> { TypedValue = role });
            format.Parameters.Add(new NpgsqlParameter<string> { TypedValue = passwordOf(role) });
            await RunAsync((string)(await format.ExecuteScalarAsync(cancellationToken))!, cancellationToken);
        }

        await RunAsync(
            "REVOKE ALL ON DATABASE postgres FROM PUBLIC; REVOKE ALL ON DATABASE template1 FROM PUBLIC",
            cancellationToken
        );
    }

    public async Task<bool> HasDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        await using var find = superuser.CreateCommand("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return (bool)(await find.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Rights on a database are not copied with a template, so they are given here each time.</summary>
    public async Task CreateDatabaseAsync(string name, string template, CancellationToken cancellationToken)
    {
        await RunAsync($"CREATE DATABASE {Quote(name)} OWNER ck_owner TEMPLATE {Quote(template)}", cancellationToken);
        await RunAsync($"REVOKE ALL ON DATABASE {Quote(name)} FROM PUBLIC", cancellationToken);
        await RunAsync(
            $"GRANT CONNECT ON DATABASE {Quote(name)} TO {string.Join(", ", Names.Skip(1))}",
            cancellationToken
        );
    }

    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken) =>
        RunAsync($"DROP DATABASE IF EXISTS {Quote(name)} WITH (FORCE)", cancellationToken);

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Quote(string name) => new NpgsqlCommandBuilder().QuoteIdentifier(name);
}
