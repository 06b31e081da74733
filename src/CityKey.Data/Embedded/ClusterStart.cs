using Npgsql;

namespace CityKey.Data.Embedded;

/// <summary>From a locked state folder to a server that answers.</summary>
internal static class ClusterStart
{
    public static async Task<(Cluster Cluster, int Port)> RunAsync(
        StateFolder state,
        EmbeddedOptions options,
        CancellationToken ct
    )
    {
        var major = Cluster.MajorOf(state);
        var server = await ServerSearch.FindAsync(options.DownloadFolder ?? state.In("downloads"), major, options, ct);
        var cluster = new Cluster(state, server, await ToolAccount.ForAsync(state, ct));
        if (options.StartEmpty && major is not null)
        {
            if (await cluster.SurvivorPortAsync(ct) is not null)
            {
                await cluster.StopAsync(ct);
            }

            options.Say($"Emptying {state.Path}, as asked.");
            state.Clear();
            cluster = new Cluster(state, server, await ToolAccount.ForAsync(state, ct));
            major = null;
        }

        if (major is null)
        {
            options.Say($"Making a private PostgreSQL {server.Major} cluster in {state.Path}.");
            await cluster.CreateAsync(
                EmbeddedPostgres.Superuser,
                state.Password(EmbeddedPostgres.Superuser),
                options.Disposable,
                ct
            );
        }

        return (cluster, await ServeAsync(state, cluster, options, ct));
    }

    private static async Task<int> ServeAsync(
        StateFolder state,
        Cluster cluster,
        EmbeddedOptions options,
        CancellationToken ct
    )
    {
        if (await cluster.SurvivorPortAsync(ct) is { } survivor)
        {
            if (await AnswersAsync(state, survivor, ct))
            {
                options.Say($"PostgreSQL from the last start still runs on port {survivor}: using it.");
                return survivor;
            }

            await cluster.StopAsync(ct);
        }

        var port = await cluster.StartAsync(options.Disposable, ct);
        options.Say($"PostgreSQL runs on port {port}.");
        return port;
    }

    private static async Task<bool> AnswersAsync(StateFolder state, int port, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(
                EmbeddedPostgres.SuperuserConnection(state, port) + ";Pooling=false;Timeout=5"
            );
            await connection.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
