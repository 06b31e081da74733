using System.Globalization;
using Npgsql;

namespace CityKey.Embedded;

/// <summary>A private PostgreSQL server for development, trial and tests. Production uses its own server.</summary>
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
        _state = state;
        _cluster = cluster;
        _options = options;
        Port = port;
        _superuser = NpgsqlDataSource.Create(SuperuserConnection(state, port));
        _roles = new ClusterRoles(_superuser);
    }

    /// <summary>The TCP port of the server on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The programs of this server; pg_dump and pgbench are not part of every installation.</summary>
    internal ServerBinaries Binaries => _cluster.Binaries;

    /// <summary>The folder that this copy owns, for the cluster, keys and other state.</summary>
    public string StateFolder => _state.Path;

    /// <summary>Finds or installs a server, creates the cluster the first time, and starts it, or uses the one that a
    /// killed process left running.</summary>
    /// <exception cref="StateFolderInUseException">Another copy runs on the folder.</exception>
    /// <exception cref="EmbeddedPostgresException">No server could be installed or started.</exception>
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

    /// <summary>The connection string of a role to a database of this server.</summary>
    public string ConnectionString(string role, string database = Database) => Connection(_state, Port, role, database);

    /// <summary>Creates a database owned by ck_owner; only CityKey's roles can connect to it.</summary>
    public Task CreateDatabaseAsync(
        string name,
        string template = "template0",
        CancellationToken cancellationToken = default
    ) => _roles.CreateDatabaseAsync(name, template, cancellationToken);

    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default) =>
        _roles.DropDatabaseAsync(name, cancellationToken);

    /// <summary>Stops the server and releases the state folder.</summary>
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

    /// <summary>Releases the state folder and leaves the server running, as a killed process does.</summary>
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

    /// <summary>The connection string of a role to the server that another process runs on the default
    /// folder.</summary>
    /// <returns>Null when no server was ever started there.</returns>
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
