using CityKey.Embedded;
using Npgsql;

namespace CityKey.Tests.Embedded;

/// <summary>One server for tests that only look at it.</summary>
[CollectionDefinition(nameof(StartedServer))]
public sealed class StartedServer : IAsyncLifetime, ICollectionFixture<StartedServer>
{
    private readonly EmptyStateFolder _state = new();

    public EmbeddedPostgres Postgres { get; private set; } = null!;

    public string Folder => _state.Folder;

    public async ValueTask InitializeAsync() => Postgres = await _state.StartAsync(disposable: false);

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        _state.Dispose();
    }

    public async Task<object?> AskAsync(string role, string sql, string database = EmbeddedPostgres.Database)
    {
        await using var source = NpgsqlDataSource.Create(Postgres.ConnectionString(role, database));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
