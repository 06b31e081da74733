using CityKey.Data.Audit;
using CityKey.Data.Sealing;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using Npgsql;

namespace CityKey.Tests.Data.Audit;

/// <summary>A database with an audit, its sealer, and a superuser who may do anything to it.</summary>
internal sealed class SignedAuditLog : IAsyncDisposable
{
    private readonly NpgsqlDataSource worker;
    private readonly AuditSigningKey key = AuditSigningKey.Load(KeyFolder.AuditKey(TestKeys.Folder));

    private SignedAuditLog(TestDatabase database)
    {
        Database = database;
        worker = NpgsqlDataSource.Create(database.ConnectionString("ck_worker"));
        Sealer = new AuditLogSigner(worker, key, TimeProvider.System);
    }

    public TestDatabase Database { get; }
    public AuditLogSigner Sealer { get; }
    public NpgsqlDataSource Worker => worker;

    public static async Task<SignedAuditLog> CreateAsync() => new(await TestDatabase.CreateAsync());

    /// <summary>A log of heads over so many entries each.</summary>
    public static async Task<SignedAuditLog> CreateAsync(params int[] batches)
    {
        var log = await CreateAsync();
        foreach (var count in batches)
        {
            await log.WriteAsync(count);
            await log.SealAllAsync();
        }

        return log;
    }

    public Task WriteAsync(int count) =>
        Database.AskAsync<object>(
            "ck_staff",
            """
            INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail)
            SELECT gen_random_uuid(), clock_timestamp(), 'Staff', gen_random_uuid(), 'application.denied',
                gen_random_uuid(), '{"reason": "photo\tunclear \\ \u00e9", "a": "b"}'
            FROM generate_series(1, $1)
            """,
            count
        );

    /// <summary>Seals until nothing is left: other tests' transactions on the same server may hold a seal back for a
    /// moment.</summary>
    public async Task<Checkpoint> SealAllAsync()
    {
        var newest = await Sealer.SealAsync(CancellationToken.None);
        while (newest is null || await UnsealedAsync() > 0)
        {
            newest = await Sealer.SealAsync(CancellationToken.None);
        }

        return newest;
    }

    public Task<long> UnsealedAsync() =>
        Database.AskAsync<long>(
            "ck_audit",
            "SELECT (SELECT count(*) FROM audit.entry) - (SELECT count(*) FROM audit.sealed)"
        );

    /// <summary>Tampering by the owner of the server: triggers are off.</summary>
    public Task TamperAsync(string sql) =>
        Database.AskAsync<object>("citykey", "SET session_replication_role = replica; " + sql);

    /// <summary>Makes each kept hash that of its entry as it is now, as an attacker who knows the format
    /// would.</summary>
    /// <returns>The hashes.</returns>
    public async Task<List<byte[]>> KeepHashesAsTheyAreAsync()
    {
        var kept = new List<byte[]>();
        await using (
            var history = await DatabaseAuditHistory.OpenAsync(
                Database.ConnectionString("ck_audit"),
                CancellationToken.None
            )
        )
        {
            await foreach (var line in history.LinesAsync(CancellationToken.None))
            {
                kept.Add(line.Present!);
            }
        }

        for (var i = 0; i < kept.Count; i++)
        {
            await TamperAsync(
                $"UPDATE audit.sealed SET leaf_hash = '\\x{Convert.ToHexString(kept[i])}' WHERE sequence = {i + 1}"
            );
        }

        return kept;
    }

    public AuditHead Sign(AuditHead head) => key.Sign(head);

    public Task<Guid> EntryAsync(long sequence) =>
        Database.AskAsync<Guid>("ck_audit", "SELECT entry_id FROM audit.sealed WHERE sequence = $1", sequence);

    public async Task<AuditVerdict> VerifyAsync(params Checkpoint[] checkpoints)
    {
        using var keys = Keys();
        return await new AuditVerification(keys, checkpoints).OfDatabaseAsync(
            Database.ConnectionString("ck_audit"),
            CancellationToken.None
        );
    }

    public static AuditKeys Keys() => AuditKeys.Load(KeyFolder.PublicAuditKey(TestKeys.Folder));

    public async ValueTask DisposeAsync()
    {
        key.Dispose();
        await worker.DisposeAsync();
        await Database.DisposeAsync();
    }
}
