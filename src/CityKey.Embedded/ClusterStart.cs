using Npgsql;

namespace CityKey.Embedded;

/// <summary>From a locked state folder to a server that answers.</summary>
internal static class ClusterStart
{
    public static async Task<(Cluster Cluster, int Port)> RunAsync(
        StateFolder state,
        EmbeddedOptions options,
        CancellationToken cancellationToken
    )
    {
        var major = Cluster.MajorOf(state);
        var server = await ServerSearch.FindAsync(
            options.DownloadFolder ?? state.In("downloads"),
            major,
            options,
            cancellationToken
        );
        var cluster = new Cluster(state, server, await ToolAccount.ForAsync(state, cancellationToken));
        if (options.StartEmpty && major is not null)
        {
            if (await cluster.SurvivorPortAsync(cancellationToken) is not null)
            {
                await cluster.StopAsync(cancellationToken);
            }

            options.Say($"Deleting the data in {state.Path}, as requested.");
            state.Clear();
            cluster = new Cluster(state, server, await ToolAccount.ForAsync(state, cancellationToken));
            major = null;
        }

        if (major is null)
        {
            options.Say($"Creating a private PostgreSQL {server.Major} cluster in {state.Path}.");
            await cluster.CreateAsync(
                EmbeddedPostgres.Superuser,
                state.Password(EmbeddedPostgres.Superuser),
                options.Disposable,
                cancellationToken
            );
        }

        return (cluster, await ServeAsync(state, cluster, options, cancellationToken));
    }

    private static async Task<int> ServeAsync(
        StateFolder state,
        Cluster cluster,
        EmbeddedOptions options,
        CancellationToken cancellationToken
    )
    {
        if (await cluster.SurvivorPortAsync(cancellationToken) is { } survivor)
        {
            if (await AnswersAsync(state, survivor, cancellationToken))
            {
                options.Say($"Using PostgreSQL from the last start, which is still running on port {survivor}.");
                return survivor;
            }

            await cluster.StopAsync(cancellationToken);
        }

        var port = await cluster.StartAsync(options.Disposable, cancellationToken);
        options.Say($"PostgreSQL is running on port {port}.");
        return port;
    }

    private static async Task<bool> AnswersAsync(StateFolder state, int port, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(
                EmbeddedPostgres.SuperuserConnection(state, port) + ";Pooling=false;Timeout=5"
            );
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
