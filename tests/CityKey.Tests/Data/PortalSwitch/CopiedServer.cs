using CityKey.Embedded;
using CityKey.Tests.Embedded;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>A physical copy of a server that runs, started as another one: a standby that follows it, or a backup that
/// was put back.</summary>
internal sealed class CopiedServer : IAsyncDisposable
{
    private readonly string data;
    private readonly EmbeddedPostgres original;
    private readonly ServerBinaries binaries;
    private readonly ServerAccount account;

    private CopiedServer(string data, EmbeddedPostgres original, ServerBinaries binaries, ServerAccount account) =>
        (this.data, this.original, this.binaries, this.account) = (data, original, binaries, account);

    public int Port { get; private set; }

    /// <param name="name">A folder name of its own.</param>
    /// <param name="signal"><c>standby.signal</c> or <c>recovery.signal</c>.</param>
    public static async Task<CopiedServer> StartAsync(
        EmptyStateFolder state,
        EmbeddedPostgres original,
        string name,
        string signal
    )
    {
        var cancel = TestContext.Current.CancellationToken;
        using var own = StateFolder.Open(Path.Combine(state.Folder, name));
        var found = await ServerSearch.FindAsync(
            Path.Combine(StateFolder.Default, "downloads"),
            null,
            new EmbeddedOptions { StateFolder = own.Path },
            cancel
        );
        var copy = new CopiedServer(
            Path.Combine(own.Cluster, "data"),
            original,
            found,
            await ServerAccount.ForAsync(own, cancel)
        );
        await copy.TakeAsync(Path.Combine(state.Folder, "cluster", "data"), cancel);
        var source = new NpgsqlConnectionStringBuilder(original.ConnectionString(EmbeddedPostgres.Superuser));
        await copy.WriteAsync(
            "postgresql.auto.conf",
            $"""
            primary_conninfo = 'host=127.0.0.1 port={source.Port} user={source.Username} password={source.Password}'
            restore_command = 'false'

            """
        );
        await copy.WriteAsync(signal, "");
        using (var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0))
        {
            free.Start();
            copy.Port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        }

        await copy.PostgresAsync(
            "pg_ctl",
            "start",
            "-D",
            copy.data,
            "-l",
            Path.Combine(own.Cluster, "server.log"),
            "-w",
            "-t",
            "60",
            "-o",
            ClusterSettings.Options(copy.Port, disposable: true)
        );
        return copy;
    }

    public string ConnectionString(string role) =>
        new NpgsqlConnectionStringBuilder(original.ConnectionString(role))
        {
            Port = Port,
            Pooling = false,
        }.ConnectionString;

    public async Task<T?> AskAsync<T>(string role, string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString(role));
        await using var ask = source.CreateCommand(sql);
        return (T?)await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await PostgresAsync("pg_ctl", "stop", "-D", data, "-m", "immediate", "-w");

    // As a base backup is taken, with nothing but SQL and a copy, because not every server comes with its tools.
    private async Task TakeAsync(string from, CancellationToken cancellationToken)
    {
        await using var superuser = new NpgsqlConnection(
            original.ConnectionString(EmbeddedPostgres.Superuser) + ";Pooling=false"
        );
        await superuser.OpenAsync(cancellationToken);
        await using var begin = new NpgsqlCommand("SELECT pg_backup_start('test', true)", superuser);
        await begin.ExecuteNonQueryAsync(cancellationToken);
        await RunAsync("cp", "-a", from, data);
        await using var end = new NpgsqlCommand("SELECT labelfile FROM pg_backup_stop(false)", superuser);
        var label = (string)(await end.ExecuteScalarAsync(cancellationToken))!;
        // What was written while it was copied.
        await RunAsync("cp", "-a", Path.Combine(from, "pg_wal", "."), Path.Combine(data, "pg_wal"));
        await RunAsync("rm", "-f", Path.Combine(data, "postmaster.pid"));
        await WriteAsync("backup_label", label);
    }

    private async Task WriteAsync(string name, string text)
    {
        var file = Path.Combine(data, name);
        await File.WriteAllTextAsync(file, text);
        await account.OwnAsync(file, CancellationToken.None);
    }

    private async Task PostgresAsync(string program, params string[] arguments)
    {
        var result = await binaries.RunAsync(program, arguments, CancellationToken.None, account);
        Assert.True(result.Succeeded, $"{program}: {result.LastLine}");
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var result = await ExternalProgram.RunAsync([.. account.Prefix, program, .. arguments], CancellationToken.None);
        Assert.True(result.Succeeded, $"{program}: {result.LastLine}");
    }
}
