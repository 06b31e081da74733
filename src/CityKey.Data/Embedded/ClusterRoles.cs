using Npgsql;

namespace CityKey.Data.Embedded;

/// <summary>Roles and databases of the private server, brought to what roles.sql says at each start.</summary>
internal sealed class ClusterRoles(NpgsqlDataSource superuser)
{
    public static readonly IReadOnlyList<string> Names = ["ck_owner", "ck_portal", "ck_staff", "ck_worker", "ck_audit"];

    public async Task ApplyAsync(Func<string, string> passwordOf, CancellationToken ct)
    {
        var assembly = typeof(ClusterRoles).Assembly;
        var resource = assembly
            .GetManifestResourceNames()
            .Single(name => name.EndsWith("Embedded.roles.sql", StringComparison.Ordinal));
        using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        await RunAsync(await text.ReadToEndAsync(ct), ct);
        foreach (var role in Names)
        {
            await using var format = superuser.CreateCommand("SELECT format('ALTER ROLE %I PASSWORD %L', $1, $2)");
            format.Parameters.Add(new NpgsqlParameter<string> { TypedValue = role });
            format.Parameters.Add(new NpgsqlParameter<string> { TypedValue = passwordOf(role) });
            await RunAsync((string)(await format.ExecuteScalarAsync(ct))!, ct);
        }

        await RunAsync("REVOKE ALL ON DATABASE postgres FROM PUBLIC; REVOKE ALL ON DATABASE template1 FROM PUBLIC", ct);
    }

    public async Task<bool> HasDatabaseAsync(string name, CancellationToken ct)
    {
        await using var find = superuser.CreateCommand("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return (bool)(await find.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Rights on a database are not copied with a template, so they are given here each time.</summary>
    public async Task CreateDatabaseAsync(string name, string template, CancellationToken ct)
    {
        await RunAsync($"CREATE DATABASE {Quote(name)} OWNER ck_owner TEMPLATE {Quote(template)}", ct);
        await RunAsync($"REVOKE ALL ON DATABASE {Quote(name)} FROM PUBLIC", ct);
        await RunAsync($"GRANT CONNECT ON DATABASE {Quote(name)} TO {string.Join(", ", Names.Skip(1))}", ct);
    }

    public Task DropDatabaseAsync(string name, CancellationToken ct) =>
        RunAsync($"DROP DATABASE IF EXISTS {Quote(name)} WITH (FORCE)", ct);

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Quote(string name) => new NpgsqlCommandBuilder().QuoteIdentifier(name);
}
