using System.Runtime.CompilerServices;
using Npgsql;

namespace CityKey.Data.Audit;

/// <summary>The audit log in a database. Two connections share one snapshot, because heads and entries are streamed
/// side by side.</summary>
internal sealed class DatabaseAuditHistory : IAuditHistory, IAsyncDisposable
{
    private readonly NpgsqlConnection heads;
    private readonly NpgsqlConnection entries;

    private DatabaseAuditHistory(string connectionString)
    {
        var direct = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        heads = new NpgsqlConnection(direct);
        entries = new NpgsqlConnection(direct);
    }

    public TransactionHorizon? Server { get; private set; }

    public static async Task<DatabaseAuditHistory> OpenAsync(
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        var history = new DatabaseAuditHistory(connectionString);
        try
        {
            await history.BeginAsync(cancellationToken);
            return history;
        }
        catch
        {
            await history.DisposeAsync();
            throw;
        }
    }

    public async IAsyncEnumerable<AuditHead> HeadsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand(
            $"SELECT {AuditRowReader.HeadColumns} FROM audit.head ORDER BY number",
            heads
        );
        await using var rows = await ask.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            yield return AuditRowReader.Head(rows);
        }
    }

    public async IAsyncEnumerable<SignedEntry> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand(
            $"""
            SELECT s.sequence, s.entry_id, s.leaf_hash, {AuditRowReader.EntryColumns}
            FROM audit.sealed s LEFT JOIN audit.entry e ON e.id = s.entry_id
            ORDER BY s.sequence
            """,
            entries
        );
        await using var rows = await ask.ExecuteReaderAsync(cancellationToken);
        var hasher = new AuditLeafHasher();
        while (await rows.ReadAsync(cancellationToken))
        {
            yield return new SignedEntry(
                rows.GetInt64(0),
                rows.GetGuid(1),
                rows.GetFieldValue<byte[]>(2),
                rows.IsDBNull(3) ? null : hasher.Hash(AuditRowReader.Entry(rows, 3))
            );
        }
    }

    public async IAsyncEnumerable<UnsignedEntry> UnsealedAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var ask = new NpgsqlCommand(
            """
            SELECT e.id, e.at, e.transaction_id FROM audit.entry e
            WHERE NOT EXISTS (SELECT FROM audit.sealed s WHERE s.entry_id = e.id)
            ORDER BY e.transaction_id, e.id
            """,
            heads
        );
        await using var rows = await ask.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            yield return new UnsignedEntry(
                rows.GetGuid(0),
                rows.GetFieldValue<DateTimeOffset>(1),
                rows.GetFieldValue<ulong>(2)
            );
        }
    }

    // Closing the connections ends their transactions.
    public async ValueTask DisposeAsync()
    {
        await heads.DisposeAsync();
        await entries.DisposeAsync();
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        // A log of several years takes longer than the default timeout.
        const string begin = """
            BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
            SET LOCAL statement_timeout = 0;
            SET LOCAL idle_in_transaction_session_timeout = 0
            """;
        await heads.OpenAsync(cancellationToken);
        await entries.OpenAsync(cancellationToken);
        await RunAsync(heads, begin, cancellationToken);
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", heads);
        var snapshot = (string)(await export.ExecuteScalarAsync(cancellationToken))!;
        await RunAsync(
            entries,
            $"""
            BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
            SET TRANSACTION SNAPSHOT '{snapshot}';
            SET LOCAL statement_timeout = 0;
            SET LOCAL idle_in_transaction_session_timeout = 0
            """,
            cancellationToken
        );
        Server = await TransactionHorizon.ReadAsync(heads, null, cancellationToken);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var run = new NpgsqlCommand(sql, connection);
        await run.ExecuteNonQueryAsync(cancellationToken);
    }
}
