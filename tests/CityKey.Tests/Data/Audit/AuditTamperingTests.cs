using System.Security.Cryptography;
using CityKey.Data.Audit;

namespace CityKey.Tests.Data.Audit;

/// <summary>What a superuser does to the log, and what is said of it. Numbers 1 to 3, 4 to 8 and 9 to 10 stand under
/// three heads.</summary>
public sealed class AuditTamperingTests
{
    [Fact]
    public async Task An_unchanged_log_is_intact()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        var verdict = await log.VerifyAsync();
        Assert.Null(verdict.Fault);
        Assert.Equal((3, 10, 0), (verdict.Heads, verdict.Entries, verdict.Unsealed));
        Assert.Equal((3, 10), (verdict.Newest!.Head, verdict.Newest.Sequence));
    }

    [Theory]
    [InlineData("action = 'application.approved'")]
    [InlineData("at = at - interval '1 microsecond'")]
    [InlineData("actor_kind = 'Resident'")]
    [InlineData("actor_id = NULL")]
    [InlineData("subject = gen_random_uuid()")]
    [InlineData("detail = '{}'")]
    [InlineData("detail = detail || '{\"a\": \"c\"}'")]
    [InlineData("transaction_id = '3'")]
    public async Task A_changed_entry_is_named_whatever_was_changed(string change)
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        await log.TamperAsync(
            $"UPDATE audit.entry SET {change} WHERE id IN (SELECT entry_id FROM audit.sealed WHERE sequence IN (6, 9))"
        );
        await AssertFaultAsync(log, AuditFaultKind.Changed, 6);
    }

    [Fact]
    public async Task A_removed_entry_is_named()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        await log.TamperAsync(
            "DELETE FROM audit.entry WHERE id IN (SELECT entry_id FROM audit.sealed WHERE sequence IN (5, 10))"
        );
        await AssertFaultAsync(log, AuditFaultKind.Missing, 5);
    }

    [Fact]
    public async Task An_entry_removed_with_its_number_is_missed()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        await log.TamperAsync(
            "DELETE FROM audit.entry WHERE id = (SELECT entry_id FROM audit.sealed "
                + "WHERE sequence = 5); DELETE FROM audit.sealed WHERE sequence = 5"
        );
        var fault = (await log.VerifyAsync()).Fault!;
        Assert.Equal((AuditFaultKind.Missing, 5, 2), (fault.Kind, fault.Sequence, fault.Head));
    }

    [Fact]
    public async Task Two_entries_that_changed_places_are_seen()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        var (four, five) = (await log.EntryAsync(4), await log.EntryAsync(5));
        await log.TamperAsync(
            $"""
            UPDATE audit.sealed SET sequence = 999 WHERE sequence = 4;
            UPDATE audit.sealed SET sequence = 4 WHERE sequence = 5;
            UPDATE audit.sealed SET sequence = 5 WHERE sequence = 999
            """
        );
        Assert.Equal((five, four), (await log.EntryAsync(4), await log.EntryAsync(5)));
        var fault = (await log.VerifyAsync()).Fault!;
        Assert.Equal((AuditFaultKind.Changed, 4, 2), (fault.Kind, fault.Sequence, fault.Head));
    }

    [Fact]
    public async Task An_entry_dated_back_behind_a_head_is_named_because_the_head_left_no_room_for_it()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        var id = Guid.CreateVersion7();
        await log.TamperAsync(
            $"""
            INSERT INTO audit.entry (id, at, actor_kind, action, detail, transaction_id)
            SELECT '{id}', at, 'Staff', 'application.approved', '{"{}"}', transaction_id FROM audit.entry WHERE id =
                '{await log.EntryAsync(
                4
            )}'
            """
        );
        await log.Sealer.SealAsync(CancellationToken.None);
        var fault = (await log.VerifyAsync()).Fault!;
        Assert.Equal((AuditFaultKind.Inserted, null, id), (fault.Kind, fault.Sequence, fault.Entry));
    }

    [Fact]
    public async Task An_entry_of_a_transaction_that_has_not_been_is_named_because_no_head_would_ever_cover_it()
    {
        await using var log = await SignedAuditLog.CreateAsync(3);
        await log.TamperAsync(
            "INSERT INTO audit.entry (id, at, actor_kind, action, detail, transaction_id) "
                + "VALUES (gen_random_uuid(), now(), 'Staff', 'x', '{}', '999999999999')"
        );
        Assert.Equal(AuditFaultKind.Inserted, (await log.VerifyAsync()).Fault!.Kind);
    }

    [Fact]
    public async Task An_entry_inserted_with_a_number_of_its_own_is_named()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        await log.WriteAsync(1);
        await log.TamperAsync(
            "INSERT INTO audit.sealed SELECT 11, id, sha256('x') FROM audit.entry "
                + "WHERE id NOT IN (SELECT entry_id FROM audit.sealed)"
        );
        await AssertFaultAsync(log, AuditFaultKind.ChainBroken, 11);
    }

    [Fact]
    public async Task An_entry_written_after_the_last_head_is_not_protected_yet_and_is_counted_as_such()
    {
        await using var log = await SignedAuditLog.CreateAsync(3);
        await log.WriteAsync(2);
        var verdict = await log.VerifyAsync();
        Assert.True(verdict.Whole);
        Assert.Equal((3, 2), (verdict.Entries, verdict.Unsealed));
        Assert.NotNull(verdict.OldestUnsealed);
    }

    [Fact]
    public async Task Changing_the_kept_hash_alone_is_seen_too()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        await log.TamperAsync("UPDATE audit.sealed SET leaf_hash = sha256('x') WHERE sequence = 6");
        await AssertFaultAsync(log, AuditFaultKind.Changed, 6);
    }

    [Fact]
    public async Task Changing_an_entry_and_its_kept_hash_alike_does_not_help()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        await log.TamperAsync(
            "UPDATE audit.entry SET action = 'x' WHERE id = (SELECT entry_id FROM audit.sealed WHERE sequence = 6)"
        );
        await log.KeepHashesAsTheyAreAsync();
        var fault = (await log.VerifyAsync()).Fault!;
        // Only the head is left to tell, and it covers numbers 4 to 8.
        Assert.Equal((AuditFaultKind.Changed, 4, 2), (fault.Kind, fault.Sequence, fault.Head));
    }

    [Theory]
    [InlineData("UPDATE audit.head SET root = sha256('x') WHERE number = 2", AuditFaultKind.HeadSignature, 4L)]
    [InlineData(
        "UPDATE audit.head SET at = at + interval '1 second' WHERE number = 3",
        AuditFaultKind.HeadSignature,
        9L
    )]
    [InlineData("UPDATE audit.head SET below = '999999999' WHERE number = 3", AuditFaultKind.HeadSignature, 9L)]
    [InlineData("UPDATE audit.head SET signature = 'x' WHERE number = 3", AuditFaultKind.HeadSignature, 9L)]
    [InlineData("DELETE FROM audit.head WHERE number = 2", AuditFaultKind.ChainBroken, 4L)]
    [InlineData("DELETE FROM audit.head WHERE number = 1", AuditFaultKind.ChainBroken, 1L)]
    [InlineData("DELETE FROM audit.head WHERE number = 3", AuditFaultKind.ChainBroken, 9L)]
    public async Task A_changed_or_removed_head_is_seen(string sql, AuditFaultKind kind, long sequence)
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        await log.TamperAsync(sql);
        var fault = (await log.VerifyAsync()).Fault!;
        Assert.Equal((kind, sequence), (fault.Kind, fault.Sequence));
    }

    [Fact]
    public async Task A_head_that_was_signed_with_another_key_is_not_believed()
    {
        await using var log = await SignedAuditLog.CreateAsync(3);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var path = Path.Combine(Path.GetTempPath(), $"citykey-stranger-{Guid.NewGuid():N}.pem");
        await File.WriteAllTextAsync(path, stranger.ExportSubjectPublicKeyInfoPem());
        using var keys = AuditKeys.Load(path);
        File.Delete(path);
        var verdict = await new AuditVerification(keys, []).OfDatabaseAsync(
            log.Database.ConnectionString("ck_audit"),
            CancellationToken.None
        );
        Assert.Equal((AuditFaultKind.HeadSignature, 1), (verdict.Fault!.Kind, verdict.Fault.Sequence));
    }

    private static async Task AssertFaultAsync(SignedAuditLog log, AuditFaultKind kind, long sequence)
    {
        var id = await log.EntryAsync(sequence);
        var fault = (await log.VerifyAsync()).Fault!;
        Assert.Equal((kind, sequence, id), (fault.Kind, fault.Sequence, fault.Entry));
    }
}
