using CityKey.Data.Audit;
using Npgsql;

namespace CityKey.Tests.Data.Audit;

public sealed class AuditLogSignerTests
{
    private const string Write =
        "INSERT INTO audit.entry (id, at, actor_kind, action, detail) "
        + "VALUES (gen_random_uuid(), clock_timestamp(), 'Staff', $1, '{}')";

    [Fact]
    public async Task A_transaction_that_was_open_while_heads_passed_is_sealed_later_and_not_skipped()
    {
        await using var log = await SignedAuditLog.CreateAsync();
        await log.WriteAsync(1);
        await using var late = new NpgsqlConnection(log.Database.ConnectionString("ck_staff"));
        await late.OpenAsync();
        await using var open = await late.BeginTransactionAsync();
        await RunAsync(late, "late");
        await log.Database.AskAsync<object>("ck_staff", Write, "younger");
        while (await log.UnsealedAsync() > 1)
        {
            await log.Sealer.SealAsync(CancellationToken.None);
        }

        // The younger one waits for the late one: past it, the signature could not cover everything before it.
        await log.Sealer.SealAsync(CancellationToken.None);
        Assert.Equal(
            0,
            await log.Database.AskAsync<long>(
                "ck_audit",
                "SELECT count(*) FROM audit.sealed s JOIN audit.entry e ON e.id = s.entry_id WHERE e.action = 'younger'"
            )
        );
        await open.CommitAsync();
        await log.SealAllAsync();

        var verdict = await log.VerifyAsync();
        Assert.Null(verdict.Fault);
        Assert.Equal(3, verdict.Entries);
        // Control: by its time the late entry stands before one that was there for all to see; whoever seals by time or
        // by id has passed it.
        Assert.True(
            await log.Database.AskAsync<bool>(
                "ck_audit",
                "SELECT (SELECT at FROM audit.entry WHERE action = 'late') < (SELECT at FROM audit.entry "
                    + "WHERE action = 'younger')"
            )
        );
    }

    [Fact]
    public async Task Sealers_that_run_at_once_make_one_history()
    {
        await using var log = await SignedAuditLog.CreateAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(async i =>
                {
                    await log.WriteAsync(1 + i);
                    await log.Sealer.SealAsync(CancellationToken.None);
                })
        );
        await log.SealAllAsync();
        var verdict = await log.VerifyAsync();
        Assert.Null(verdict.Fault);
        Assert.Equal(78, verdict.Entries);
    }

    [Fact]
    public async Task A_second_sealer_does_nothing_while_the_first_is_at_it()
    {
        await using var log = await SignedAuditLog.CreateAsync(1);
        await using var first = new NpgsqlConnection(log.Database.ConnectionString("ck_worker"));
        await first.OpenAsync();
        await using var open = await first.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand(AuditLogSigner.Lock, first);
        await hold.ExecuteScalarAsync();
        await log.WriteAsync(1);
        Assert.Null(await log.Sealer.SealAsync(CancellationToken.None));
        Assert.Equal(1, await log.UnsealedAsync());
        await open.RollbackAsync();
        await log.SealAllAsync();
    }

    [Fact]
    public async Task A_sealer_that_dies_before_its_head_is_stored_leaves_nothing_behind()
    {
        await using var log = await SignedAuditLog.CreateAsync(2);
        await log.Database.AskAsync<object>("citykey", "ALTER TABLE audit.head ADD CONSTRAINT dies CHECK (number < 2)");
        await log.WriteAsync(2);
        await Assert.ThrowsAsync<PostgresException>(log.SealAllAsync);
        Assert.Equal(2, await log.UnsealedAsync());
        await log.Database.AskAsync<object>("citykey", "ALTER TABLE audit.head DROP CONSTRAINT dies");
        await log.SealAllAsync();
        var verdict = await log.VerifyAsync();
        Assert.True(verdict.Whole);
        Assert.Equal((2, 4), (verdict.Heads, verdict.Entries));
    }

    [Fact]
    public async Task Nothing_new_means_no_new_head()
    {
        await using var log = await SignedAuditLog.CreateAsync(2);
        Assert.Equal(1, (await log.SealAllAsync()).Head);
        Assert.Equal(1, await log.Database.AskAsync<long>("ck_audit", "SELECT count(*) FROM audit.head"));
    }

    [Fact]
    public async Task A_copy_on_another_server_continues_although_transaction_numbers_restart()
    {
        await using var log = await SignedAuditLog.CreateAsync(3);
        await PretendOtherServerAsync(log);
        await log.WriteAsync(2);
        await log.SealAllAsync();
        await log.WriteAsync(1);
        await log.SealAllAsync();
        var verdict = await log.VerifyAsync();
        Assert.Null(verdict.Fault);
        Assert.Equal((7, 0), (verdict.Entries, verdict.Unsealed));
    }

    // As a restored dump looks: signed by a server with other numbers, with an entry that it had not sealed yet.
    private static async Task PretendOtherServerAsync(SignedAuditLog log)
    {
        const ulong below = 900_000_000_100;
        await log.TamperAsync("UPDATE audit.entry SET transaction_id = '900000000001'");
        var tree = new MerkleTree();
        (await log.KeepHashesAsTheyAreAsync()).ForEach(tree.Add);
        var head = log.Sign(
            new AuditHead(
                1,
                AuditLeafHasher.Format,
                1,
                3,
                tree.Root(),
                AuditHead.Beginning,
                below,
                4711,
                DateTimeOffset.UnixEpoch,
                "",
                []
            )
        );
        await log.TamperAsync(
            $"""
            UPDATE audit.head SET root = '\x{Convert.ToHexString(
                head.Root
            )}', below = '{below}', system_identifier = 4711, at = to_timestamp(0), signature = '\x{Convert.ToHexString(
                head.Signature
            )}';
            INSERT INTO audit.entry (id, at, actor_kind, action, detail, transaction_id) VALUES (gen_random_uuid(),
                now(), 'Staff', 'x', '{"{}"}', '{below
                + 5}')
            """
        );
    }

    private static async Task RunAsync(NpgsqlConnection connection, string action)
    {
        await using var insert = new NpgsqlCommand(Write, connection) { Parameters = { new() { Value = action } } };
        await insert.ExecuteNonQueryAsync();
    }
}
