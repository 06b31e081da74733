using System.Runtime.CompilerServices;
using Npgsql;

namespace CityKey.Data.Audit;

/// <summary>The log as a database holds it: two connections that share one snapshot, because heads and entries are read
/// side by side and never held whole.</summary>
internal sealed class DatabaseHistory : IAuditHistory, IAsyncDisposable
{
    private readonly NpgsqlConnection heads;
    private readonly NpgsqlConnection entries;

    private DatabaseHistory(string connectionString)
    {
        var direct = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        heads = new NpgsqlConnection(direct);
        entries = new NpgsqlConnection(direct);
    }

    public AuditServer? Server { get; private set; }

    public static async Task<DatabaseHistory> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var history = new DatabaseHistory(connectionString);
        try
        {
            await history.BeginAsync(cancel);
            return history;
        }
        catch
        {
            await history.DisposeAsync();
            throw;
        }
    }

    public async IAsyncEnumerable<AuditHead> HeadsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand(
            $"SELECT {AuditRows.HeadColumns} FROM audit.head ORDER BY number",
            heads
        );
        await using var rows = await ask.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            yield return AuditRows.Head(rows);
        }
    }

    public async IAsyncEnumerable<SealedLine> LinesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand(
            $"SELECT s.sequence, s.entry_id, s.leaf_hash, {AuditRows.EntryColumns} FROM audit.sealed s LEFT JOIN audit.entry e ON e.id = s.entry_id ORDER BY s.sequence",
            entries
        );
        await using var rows = await ask.ExecuteReaderAsync(cancel);
        var leaf = new Leaf();
        while (await rows.ReadAsync(cancel))
        {
            yield return new SealedLine(
                rows.GetInt64(0),
                rows.GetGuid(1),
                rows.GetFieldValue<byte[]>(2),
                rows.IsDBNull(3) ? null : leaf.Hash(AuditRows.Entry(rows, 3))
            );
        }
    }

    public async IAsyncEnumerable<UnsealedEntry> UnsealedAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand(
            """
            SELECT e.id, e.at, e.transaction_id FROM audit.entry e WHERE NOT EXISTS (SELECT FROM audit.sealed s WHERE s.entry_id = e.id)
            ORDER BY e.transaction_id, e.id
            """,
            heads
        );
        await using var rows = await ask.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            yield return new UnsealedEntry(
                rows.GetGuid(0),
                rows.GetFieldValue<DateTimeOffset>(1),
                rows.GetFieldValue<ulong>(2)
            );
        }
    }

    // The connections are this history's own, so that closing them ends their transactions.
    public async ValueTask DisposeAsync()
    {
        await heads.DisposeAsync();
        await entries.DisposeAsync();
    }

    private async Task BeginAsync(CancellationToken cancel)
    {
        // A log of years takes longer to read than a page may.
        const string begin =
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";
        await heads.OpenAsync(cancel);
        await entries.OpenAsync(cancel);
        await RunAsync(heads, begin, cancel);
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", heads);
        var snapshot = (string)(await export.ExecuteScalarAsync(cancel))!;
        await RunAsync(
            entries,
            $"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT '{snapshot}'; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0",
            cancel
        );
        Server = await AuditServer.ReadAsync(heads, null, cancel);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var run = new NpgsqlCommand(sql, connection);
        await run.ExecuteNonQueryAsync(cancel);
    }
}
