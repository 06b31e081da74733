using Npgsql;
using NpgsqlTypes;

namespace CityKey.Data.Audit;

/// <summary>Numbers the audit's new entries and signs a head over them. Why it misses none is decision record
/// 0025.</summary>
/// <param name="source">Under the worker's role.</param>
public sealed class AuditSealer(NpgsqlDataSource source, AuditSigningKey key, TimeProvider time)
{
    // One sealer at a time in a database; a second one has nothing to do.
    internal const string Lock = "SELECT pg_try_advisory_xact_lock(17227, 25)";

    /// <summary>Seals what has been committed for good since the last head, in one transaction.</summary>
    /// <returns>The newest head as a checkpoint; null when another sealer is at it, or there was never
    /// anything.</returns>
    public async Task<Checkpoint?> SealAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await IsAloneAsync(connection, transaction, cancel))
        {
            return null;
        }

        var last = await LastAsync(connection, transaction, cancel);
        // Asked before the entries are: what ended before this snapshot is in the next one.
        var server = await AuditServer.ReadAsync(connection, transaction, cancel);
        var found = await FindAsync(connection, transaction, last, server, cancel);
        if (found.Count > 0)
        {
            last = key.Sign(HeadOver(found, last, server));
            await StoreAsync(connection, transaction, found, last, cancel);
            await transaction.CommitAsync(cancel);
        }

        return last is null ? null : Checkpoint.Of(last);
    }

    private static async Task<bool> IsAloneAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancel
    )
    {
        await using var ask = new NpgsqlCommand(Lock, connection, transaction);
        return (bool)(await ask.ExecuteScalarAsync(cancel))!;
    }

    private static async Task<AuditHead?> LastAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancel
    )
    {
        await using var ask = new NpgsqlCommand(
            $"SELECT {AuditRows.HeadColumns} FROM audit.head ORDER BY number DESC LIMIT 1",
            connection,
            transaction
        );
        await using var row = await ask.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? AuditRows.Head(row) : null;
    }

    private static async Task<List<(Guid Id, byte[] Leaf)>> FindAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        AuditHead? last,
        AuditServer server,
        CancellationToken cancel
    )
    {
        // On another server than the last head's, what came over in the dump bears numbers that this server has not
        // reached.
        var range =
            last is null || server.Continues(last)
                ? "e.transaction_id >= $1 AND e.transaction_id < $2"
                : "(e.transaction_id < $2 OR e.transaction_id >= $3)";
        await using var ask = new NpgsqlCommand(
            $"""
            SELECT {AuditRows.EntryColumns} FROM audit.entry e
            WHERE {range} AND NOT EXISTS (SELECT FROM audit.sealed s WHERE s.entry_id = e.id)
            ORDER BY e.transaction_id, e.id
            """,
            connection,
            transaction
        )
        {
            Parameters = { Number(last?.Below ?? 0), Number(server.Oldest), Number(server.Next) },
        };
        var (leaf, found) = (new Leaf(), new List<(Guid, byte[])>());
        await using var rows = await ask.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var entry = AuditRows.Entry(rows, 0);
            found.Add((entry.Id, leaf.Hash(entry)));
        }

        return found;
    }

    private AuditHead HeadOver(List<(Guid Id, byte[] Leaf)> found, AuditHead? last, AuditServer server)
    {
        var tree = new MerkleTree();
        found.ForEach(entry => tree.Add(entry.Leaf));
        var now = time.GetUtcNow().UtcDateTime;
        return new AuditHead(
            (last?.Number ?? 0) + 1,
            Leaf.Format,
            (last?.Last ?? 0) + 1,
            found.Count,
            tree.Root(),
            last?.Hash() ?? AuditHead.Beginning,
            server.Oldest,
            server.Identifier,
            // As PostgreSQL keeps it, because it is signed.
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
        CancellationToken cancel
    )
    {
        await using (
            var copy = await connection.BeginBinaryImportAsync(
                "COPY audit.sealed (sequence, entry_id, leaf_hash) FROM STDIN (FORMAT binary)",
                cancel
            )
        )
        {
            for (var i = 0; i < found.Count; i++)
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(head.First + i, NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(found[i].Id, NpgsqlDbType.Uuid, cancel);
                await copy.WriteAsync(found[i].Leaf, NpgsqlDbType.Bytea, cancel);
            }

            await copy.CompleteAsync(cancel);
        }

        await using var store = new NpgsqlCommand(
            $"INSERT INTO audit.head ({AuditRows.HeadColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
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
        await store.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter Number(ulong transaction) =>
        new() { Value = transaction, NpgsqlDbType = NpgsqlDbType.Xid8 };
}
