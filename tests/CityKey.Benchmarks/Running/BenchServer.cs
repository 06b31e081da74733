using System.Security.Cryptography;
using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Embedded;
using Npgsql;

namespace CityKey.Benchmarks.Running;

/// <summary>A PostgreSQL server of the benchmarks' own. Unlike the tests' it keeps what it commits: without fsync,
/// every limit would be another.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres postgres;

    private BenchServer(EmbeddedPostgres postgres) => this.postgres = postgres;

    public static async Task<BenchServer> StartAsync()
    {
        var options = new EmbeddedOptions
        {
            StateFolder = StateFolder.Default + "-bench",
            DownloadFolder = Path.Combine(StateFolder.Default, "downloads"),
            StartEmpty = true,
        };
        return new BenchServer(await EmbeddedPostgres.StartAsync(options));
    }

    /// <summary>A migrated database whose switch is open, or a copy of one.</summary>
    public async Task<BenchDatabase> CreateDatabaseAsync(BenchDatabase? like = null)
    {
        var name = "bench_" + RandomNumberGenerator.GetHexString(8, lowercase: true);
        await postgres.CreateDatabaseAsync(name, like?.Name ?? "template0");
        var database = new BenchDatabase(name, role => postgres.ConnectionString(role, name));
        if (like is null)
        {
            await Migrator.MigrateAsync(database.Connection("ck_owner") + ";Pooling=false", CancellationToken.None);
            await database.TurnAsync(c => c.OpenAsync("benchmark", Actor.CommandLine, CancellationToken.None));
        }

        return database;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await postgres.DisposeAsync();
    }
}

internal sealed record BenchDatabase(string Name, Func<string, string> Connection)
{
    /// <summary>Runs SQL as the superuser; triggers and policies stay out of it.</summary>
    public async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            Connection(EmbeddedPostgres.Superuser) + ";Pooling=false;Command Timeout=300"
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SET session_replication_role = replica; {sql}", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What rounds before left behind must not slow the next one.</summary>
    public Task VacuumAsync() =>
        AskAsync<object?>(
            "VACUUM (ANALYZE) intake.application, intake.wrapped_key, intake.upload, intake.upload_segment"
        );

    /// <summary>The first value of the first row, as the superuser.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection(EmbeddedPostgres.Superuser) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Turns the switch as the staff site does.</summary>
    public async Task TurnAsync(Func<SwitchControl, Task> turn)
    {
        await using var staff = new ServiceCollection()
            .AddLogging()
            .AddRecords(Connection("ck_staff") + ";Pooling=false")
            .AddSwitchControl()
            .BuildServiceProvider();
        await using var scope = staff.CreateAsyncScope();
        await turn(scope.ServiceProvider.GetRequiredService<SwitchControl>());
    }
}
