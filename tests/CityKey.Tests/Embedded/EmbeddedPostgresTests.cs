using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CityKey.Embedded;
using Npgsql;

namespace CityKey.Tests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly EmptyStateFolder _state = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task Data_outlive_a_stop_and_a_start()
    {
        await using (var first = await _state.StartAsync())
        {
            await RunAsync(first, "CREATE TABLE kept (); INSERT INTO kept DEFAULT VALUES");
        }

        await using var second = await _state.StartAsync();
        Assert.Equal(1L, await AskAsync(second, "SELECT count(*) FROM kept"));
    }

    [Fact]
    public async Task A_start_after_a_killed_one_takes_up_the_server_it_left()
    {
        var killed = await _state.StartAsync();
        var process = _state.Postmaster;
        killed.Abandon();

        await using var next = await _state.StartAsync();
        Assert.Equal(process, _state.Postmaster);
        Assert.Equal(killed.Port, next.Port);
        Assert.Equal(1, await AskAsync(next, "SELECT 1"));
    }

    [Fact]
    public async Task A_server_that_was_killed_itself_recovers_what_was_committed()
    {
        var killed = await _state.StartAsync(disposable: false);
        await RunAsync(killed, "CREATE TABLE kept (); INSERT INTO kept DEFAULT VALUES");
        using (var postmaster = Process.GetProcessById(_state.Postmaster))
        {
            postmaster.Kill();
        }

        killed.Abandon();
        await using var next = await _state.StartAsync(disposable: false);
        Assert.Equal(1L, await AskAsync(next, "SELECT count(*) FROM kept"));
    }

    [Fact]
    public async Task A_process_number_left_by_a_crashed_machine_is_not_taken_for_the_server()
    {
        await using (await _state.StartAsync()) { }

        var stranger = Path.Combine(_state.Folder, "cluster", "data", "postmaster.pid");
        await File.WriteAllTextAsync(stranger, $"{Environment.ProcessId}\nx\n0\n1\n", Cancel);
        await using var next = await _state.StartAsync();
        Assert.Equal(1, await AskAsync(next, "SELECT 1"));
    }

    [Fact]
    public async Task A_second_copy_on_the_same_folder_is_told_so_and_harms_nothing()
    {
        await using var first = await _state.StartAsync();
        var refusal = await Assert.ThrowsAsync<StateFolderInUseException>(() => _state.StartAsync());
        Assert.Contains(_state.Folder, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await AskAsync(first, "SELECT 1"));
    }

    [Fact]
    public async Task Starting_empty_forgets_data_and_passwords()
    {
        var first = await _state.StartAsync();
        await RunAsync(first, "CREATE TABLE kept ()");
        var before = PasswordIn(first);
        first.Abandon();

        await using var second = await _state.StartAsync(empty: true);
        Assert.False((bool)(await AskAsync(second, "SELECT EXISTS (SELECT FROM pg_tables WHERE tablename = 'kept')"))!);
        Assert.NotEqual(before, PasswordIn(second), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_left_to_its_owner()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using (await _state.StartAsync()) { }

        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await File.WriteAllTextAsync(Path.Combine(_state.Folder, "port"), $"{port}", Cancel);

        await using var server = await _state.StartAsync();
        Assert.NotEqual(port, server.Port);
    }

    private static string? PasswordIn(EmbeddedPostgres server) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString("ck_owner")).Password;

    private static async Task RunAsync(EmbeddedPostgres server, string sql) => await AskAsync(server, sql);

    private static async Task<object?> AskAsync(EmbeddedPostgres server, string sql)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString("ck_owner"));
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
