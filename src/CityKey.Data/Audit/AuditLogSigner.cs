using Npgsql;
using NpgsqlTypes;

namespace CityKey.Data.Audit;

/// <summary>Numbers the audit's new entries and signs a head over them. Decision record 0025 says why none is
/// missed.</summary>
/// <param name="source">Connects as the worker's role.</param>
public sealed class AuditLogSigner(NpgsqlDataSource source, AuditSigningKey key, TimeProvider time)
{
    // One signer at a time per database.
    internal const string Lock = "SELECT pg_try_advisory_xact_lock(17227, 25)";

    /// <summary>Signs the entries of all transactions that have ended since the last head, in one
    /// transaction.</summary>
    /// <returns>The newest head as a checkpoint; null when another signer is at work, or there are no
    /// entries.</returns>
    public async Task<Checkpoint?> SealAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await IsAloneAsync(connection, transaction, cancellationToken))
        {
            return null;
        }

        var last = await LastAsync(connection, transaction, cancellationToken);
        // Read before the entries: a transaction that ended before this snapshot is visible in the next one.
        var horizon = await TransactionHorizon.ReadAsync(connection, transaction, cancellationToken);
        var found = await FindAsync(connection, transaction, last, horizon, cancellationToken);
        if (found.Count > 0)
        {
            last = key.Sign(HeadOver(found, last, horizon));
            await StoreAsync(connection, transaction, found, last, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return last is null ? null : Checkpoint.Of(last);
    }

    private static async Task<bool> IsAloneAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        await using var ask = new NpgsqlCommand(Lock, connection, transaction);
        return (bool)(await ask.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<AuditHead?> LastAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        await using var ask = new NpgsqlCommand(
            $"SELECT {AuditRowReader.HeadColumns} FROM audit.head ORDER BY number DESC LIMIT 1",
            connection,
            transaction
        );
        await using var row = await ask.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? AuditRowReader.Head(row) : null;
    }

    private static async Task<List<(Guid Id, byte[] Leaf)>> FindAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        AuditHead? last,
        TransactionHorizon horizon,
        CancellationToken cancellationToken
    )
    {
        // After a restore on another server, entries may have transaction numbers that this server has not reached.
        var range =
            last is null || horizon.Continues(last)
                ? "e.transaction_id >= $1 AND e.transaction_id < $2"
                : "(e.transaction_id < $2 OR e.transaction_id >= $3)";
        await using var ask = new NpgsqlCommand(
            $"""
            SELECT {AuditRowReader.EntryColumns} FROM audit.entry e
            WHERE {range} AND NOT EXISTS (SELECT FROM audit.sealed s WHERE s.entry_id = e.id)
            ORDER BY e.transaction_id, e.id
            """,
            connection,
            transaction
        )
        {
            Parameters = { Number(last?.Below ?? 0), Number(horizon.Oldest), Number(horizon.Next) },
        };
        var hasher = new AuditLeafHasher();
        var found = new List<(Guid, byte[])>();
        await using var rows = await ask.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var entry = AuditRowReader.Entry(rows, 0);
            found.Add((entry.Id, hasher.Hash(entry)));
        }

        return found;
    }

    private AuditHead HeadOver(List<(Guid Id, byte[] Leaf)> found, AuditHead? last, TransactionHorizon horizon)
    {
        var tree = new MerkleTree();
        found.ForEach(entry => tree.Add(entry.Leaf));
        var now = time.GetUtcNow().UtcDateTime;
        return new AuditHead(
            (last?.Number ?? 0) + 1,
            AuditLeafHasher.Format,
            (last?.Last ?? 0) + 1,
            found.Count,
            tree.Root(),
            last?.Hash() ?? AuditHead.Beginning,
            horizon.Oldest,
            horizon.Identifier,
            // Rounded to PostgreSQL's precision, because it is signed.
            new DateTimeOffset(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)), TimeSpan.Zero),
            "",
            []
        );
    }

    private static async Task StoreAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        List<(Guid Id, byte[] Leaf)> found,
        AuditHead head,
        CancellationToken cancellationToken
    )
    {
        await using (
            var copy = await connection.BeginBinaryImportAsync(
                "COPY audit.sealed (sequence, entry_id, leaf_hash) FROM STDIN (FORMAT binary)",
                cancellationToken
            )
        )
        {
            for (var i = 0; i < found.Count; i++)
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(head.First + i, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(found[i].Id, NpgsqlDbType.Uuid, cancellationToken);
                await copy.WriteAsync(found[i].Leaf, NpgsqlDbType.Bytea, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        await using var store = new NpgsqlCommand(
            $"""
            INSERT INTO audit.head ({AuditRowReader.HeadColumns})
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            connection,
            transaction
        )
        {
            Parameters =
            {
                new() { Value = head.Number },
                new() { Value = head.Format },
                new() { Value = head.First },
                new() { Value = head.Count },
                new() { Value = head.Root },
                new() { Value = head.Previous },
                Number(head.Below),
                new() { Value = head.Server },
                new() { Value = head.At },
                new() { Value = head.KeyId },
                new() { Value = head.Signature },
            },
        };
        await store.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter Number(ulong transaction) =>
        new() { Value = transaction, NpgsqlDbType = NpgsqlDbType.Xid8 };
}
