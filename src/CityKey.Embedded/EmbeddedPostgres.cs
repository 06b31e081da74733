using System.Globalization;
using Npgsql;

namespace CityKey.Embedded;

/// <summary>A PostgreSQL server of CityKey's own, for development, trial and tests. Production brings its
/// server.</summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The database both sites use.</summary>
    public const string Database = "citykey";

    /// <summary>The role that owns the private cluster; no site signs in with it.</summary>
    public const string Superuser = "citykey";

    private readonly StateFolder _state;
    private readonly Cluster _cluster;
    private readonly EmbeddedOptions _options;
    private readonly NpgsqlDataSource _superuser;
    private readonly ClusterRoles _roles;

    private EmbeddedPostgres(StateFolder state, Cluster cluster, EmbeddedOptions options, int port)
    {
        (_state, _cluster, _options, Port) = (state, cluster, options, port);
        _superuser = NpgsqlDataSource.Create(SuperuserConnection(state, port));
        _roles = new ClusterRoles(_superuser);
    }

    /// <summary>The TCP port of the server on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The programs of this server; pg_dump and pgbench are not part of every installation.</summary>
    internal ServerBinaries Binaries => _cluster.Binaries;

    /// <summary>The folder this copy owns; keys and other state of a development start belong below it.</summary>
    public string StateFolder => _state.Path;

    /// <summary>Finds or gets a server, makes the cluster the first time, and starts it or takes up one that survived
    /// us.</summary>
    /// <exception cref="StateFolderInUseException">Another copy runs on the folder.</exception>
    /// <exception cref="EmbeddedPostgresException">No server could be had or started.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedOptions options,
        CancellationToken cancellationToken = default
    )
    {
        var state = Embedded.StateFolder.Open(options.StateFolder);
        try
        {
            return await StartAsync(state, options, cancellationToken);
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    /// <summary>How a role reaches a database of this server.</summary>
    public string ConnectionString(string role, string database = Database) => Connection(_state, Port, role, database);

    /// <summary>A database owned by ck_owner that only CityKey's roles may enter.</summary>
    public Task CreateDatabaseAsync(
        string name,
        string template = "template0",
        CancellationToken cancellationToken = default
    ) => _roles.CreateDatabaseAsync(name, template, cancellationToken);

    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default) =>
        _roles.DropDatabaseAsync(name, cancellationToken);

    /// <summary>Stops the server and lets the state folder go.</summary>
    public async ValueTask DisposeAsync()
    {
        await _superuser.DisposeAsync();
        var answer = await _cluster.StopAsync(CancellationToken.None);
        if (!answer.Succeeded)
        {
            _options.Say($"PostgreSQL did not stop: {answer.LastLine}");
        }

        _state.Dispose();
    }

    /// <summary>Lets go as a killed process does: the server stays, the folder is free.</summary>
    internal void Abandon() => _state.Dispose();

    private static async Task<EmbeddedPostgres> StartAsync(
        StateFolder state,
        EmbeddedOptions options,
        CancellationToken cancellationToken
    )
    {
        var (cluster, port) = await ClusterStart.RunAsync(state, options, cancellationToken);
        var postgres = new EmbeddedPostgres(state, cluster, options, port);
        await postgres._roles.ApplyAsync(state.Password, cancellationToken);
        if (!await postgres._roles.HasDatabaseAsync(Database, cancellationToken))
        {
            await postgres.CreateDatabaseAsync(Database, cancellationToken: cancellationToken);
        }

        return postgres;
    }

    /// <summary>How a role reaches the server that another process of this machine runs on the default
    /// folder.</summary>
    /// <returns>Null when none was ever started there.</returns>
    public static string? RunningConnectionString(string role)
    {
        var port = Path.Combine(Embedded.StateFolder.Default, "port");
        var password = Path.Combine(Embedded.StateFolder.Default, "secrets", role);
        return File.Exists(port) && File.Exists(password)
            ? Connection(
                int.Parse(File.ReadAllText(port), NumberStyles.None, CultureInfo.InvariantCulture),
                role,
                File.ReadAllText(password).Trim(),
                Database
            )
            : null;
    }

    private static string Connection(StateFolder state, int port, string role, string database) =>
        Connection(port, role, state.Password(role), database);

    private static string Connection(int port, string role, string password, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = role,
            Password = password,
            Database = database,
            ApplicationName = "CityKey",
        }.ConnectionString;

    internal static string SuperuserConnection(StateFolder state, int port) =>
        Connection(state, port, Superuser, "postgres");
}
