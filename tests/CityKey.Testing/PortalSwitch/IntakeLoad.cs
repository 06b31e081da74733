using System.Collections.Concurrent;
using Npgsql;

namespace CityKey.Testing.PortalSwitch;

/// <summary>Connections that submit without think time as the portal's role, and remember what was acknowledged and
/// refused.</summary>
public sealed class IntakeLoad(string portalConnection)
{
    private int number;
    private Task running = Task.CompletedTask;
    private TaskCompletionSource another = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentBag<Guid> Acknowledged { get; } = [];
    public ConcurrentBag<string> Refusals { get; } = [];

    public Task RunAsync(int connections, CancellationToken until) =>
        running = Task.WhenAll(Enumerable.Range(0, connections).Select(_ => SubmitAgainAsync(until)));

    /// <summary>Waits until as many more submissions were acknowledged.</summary>
    public Task SomeMoreAcknowledgedAsync(int more) => MoreAsync(() => Acknowledged.Count, more);

    /// <summary>Waits until as many more submissions were refused.</summary>
    public Task SomeMoreRefusedAsync(int more) => MoreAsync(() => Refusals.Count, more);

    /// <summary>One submission: an application, its move out of draft, its place in the queue. It dawdles before it
    /// commits, as a slow disk makes it.</summary>
    public static NpgsqlBatch Submission(NpgsqlConnection connection, Guid id, int number, double dawdleSeconds)
    {
        var reference = $"T{number:0000000000}";
        return new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command("SELECT set_config('citykey.application', $1, false)", id.ToString()),
                Command(
                    """
                    INSERT INTO intake.application (id, reference, status, started_at, notice_version,
                        notice_accepted_at, draft_expires_at, decision_reasons)
                    VALUES ($1, $2, 'Draft', now(), 'test', now(), now(), '{}')
                    """,
                    id,
                    reference
                ),
                Command("UPDATE intake.application SET status = 'Submitted', submitted_at = now() WHERE id = $1", id),
                Command(
                    "INSERT INTO review.queue_item (application_id, reference, status, submitted_at) "
                        + "VALUES ($1, $2, 'Submitted', now())",
                    id,
                    reference
                ),
                Command("SELECT pg_sleep($1)", dawdleSeconds),
            },
        };
    }

    // A load that broke off would be waited for without end.
    private async Task MoreAsync(Func<int> count, int more)
    {
        for (var aim = count() + more; ; )
        {
            var next = another.Task;
            if (count() >= aim)
            {
                return;
            }

            if (await Task.WhenAny(next, running) == running)
            {
                await running;
                throw new InvalidOperationException("The load is over.");
            }
        }
    }

    private void Note<T>(ConcurrentBag<T> to, T what)
    {
        to.Add(what);
        Interlocked.Exchange(ref another, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private async Task SubmitAgainAsync(CancellationToken until)
    {
        await using var connection = new NpgsqlConnection(portalConnection + ";Pooling=false");
        await connection.OpenAsync(CancellationToken.None);
        while (!until.IsCancellationRequested)
        {
            var id = Guid.CreateVersion7();
            try
            {
                await using var submission = Submission(connection, id, Interlocked.Increment(ref number), 0.005);
                await submission.ExecuteNonQueryAsync(CancellationToken.None);
                Note(Acknowledged, id);
            }
            catch (PostgresException refused) when (string.Equals(refused.SqlState, "CK001", StringComparison.Ordinal))
            {
                Note(Refusals, refused.Detail ?? "");
            }
        }
    }

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
