using CityKey.Embedded;

namespace CityKey.Testing.Databases;

/// <summary>The one PostgreSQL server of a test process. It starts when the first test asks, on a folder no other test
/// process holds.</summary>
public sealed class TestServer : IAsyncDisposable
{
    internal const string DatabasePrefix = "test_";

    private static readonly Lazy<Task<TestServer>> Shared = new(StartAsync);
    private readonly EmbeddedPostgres _postgres;
    private readonly Lazy<Task<string>> _template;

    private TestServer(EmbeddedPostgres postgres)
    {
        _postgres = postgres;
        _template = new Lazy<Task<string>>(() => TestTemplate.PrepareAsync(postgres));
    }

    public static Task<TestServer> CurrentAsync() => Shared.Value;

    /// <summary>A fresh database with the current schema, for one test.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var name = DatabasePrefix + Guid.CreateVersion7().ToString("N");
        await _postgres.CreateDatabaseAsync(name, await _template.Value);
        return new TestDatabase(_postgres, name);
    }

    public ValueTask DisposeAsync() => _postgres.DisposeAsync();

    internal static async Task StopSharedAsync()
    {
        if (Shared is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await using var server = await Shared.Value;
        }
    }

    private static async Task<TestServer> StartAsync()
    {
        var folder = Environment.GetEnvironmentVariable("CITYKEY_TEST_STATE") is { Length: > 0 } chosen
            ? chosen
            : StateFolder.Default + "-tests";
        for (var number = 1; ; number++)
        {
            try
            {
                var postgres = await EmbeddedPostgres.StartAsync(
                    new EmbeddedOptions
                    {
                        StateFolder = $"{folder}-{number}",
                        DownloadFolder = Path.Combine(StateFolder.Default, "downloads"),
                        Disposable = true,
                    }
                );
                await TestTemplate.DropAllAsync(postgres, DatabasePrefix);
                return new TestServer(postgres);
            }
            catch (StateFolderInUseException) when (number < 20)
            {
                // Another test process runs; the next folder is as good.
            }
        }
    }
}

/// <summary>Stops the server when the last test of the assembly is done.</summary>
public sealed class TestServerEnd : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await TestServer.StopSharedAsync();
}
