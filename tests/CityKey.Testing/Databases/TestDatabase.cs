using CityKey.Embedded;
using Npgsql;

namespace CityKey.Testing.Databases;

/// <summary>One test's own database, gone when the test ends.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres _postgres;

    internal TestDatabase(EmbeddedPostgres postgres, string name)
    {
        _postgres = postgres;
        Name = name;
    }

    public string Name { get; }

    public static async Task<TestDatabase> CreateAsync() =>
        await (await TestServer.CurrentAsync()).CreateDatabaseAsync();

    /// <summary>How a role (ck_owner, ck_portal, ck_staff, ck_worker, ck_audit or the superuser) reaches it.</summary>
    public string ConnectionString(string role) => _postgres.ConnectionString(role, Name) + ";Maximum Pool Size=20";

    /// <summary>Runs SQL as the role and returns the first value, for what a test arranges or looks at past the
    /// application.</summary>
    public async Task<T?> AskAsync<T>(string role, string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(role) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync() is { } answer and not DBNull ? (T)answer : default;
    }

    public async ValueTask DisposeAsync() => await _postgres.DropDatabaseAsync(Name);
}
