using CityKey.Data.Audit;

namespace CityKey.Tests.Data.Audit;

/// <summary>What only a kept checkpoint can show.</summary>
public sealed class CheckpointFileTests
{
    private const string CutLastBatch = """
        DELETE FROM audit.entry WHERE id IN (SELECT entry_id FROM audit.sealed WHERE sequence > 8);
        DELETE FROM audit.sealed WHERE sequence > 8; DELETE FROM audit.head WHERE number = 3
        """;

    [Fact]
    public async Task A_history_that_holds_every_checkpoint_is_whole()
    {
        await using var log = await SignedAuditLog.CreateAsync(3);
        var early = await log.SealAllAsync();
        await log.WriteAsync(2);
        var late = await log.SealAllAsync();
        await log.WriteAsync(1);
        await log.SealAllAsync();
        var verdict = await log.VerifyAsync(early, late);
        Assert.Null(verdict.Fault);
        Assert.Equal(2, verdict.Checkpoints);
    }

    [Fact]
    public async Task A_tail_cut_with_its_heads_is_seen_by_the_checkpoint_and_by_nothing_else()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        var checkpoint = await log.SealAllAsync();
        await log.TamperAsync(CutLastBatch);
        var fault = (await log.VerifyAsync(checkpoint)).Fault!;
        Assert.Equal((AuditFaultKind.TailCut, 9, 3), (fault.Kind, fault.Sequence, fault.Head));
        Assert.True((await log.VerifyAsync()).Whole);
    }

    [Fact]
    public async Task Entries_cut_from_under_a_signed_head_need_no_checkpoint()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        await log.TamperAsync(
            "DELETE FROM audit.entry WHERE id IN (SELECT entry_id FROM audit.sealed "
                + "WHERE sequence > 8); DELETE FROM audit.sealed WHERE sequence > 8"
        );
        var fault = (await log.VerifyAsync()).Fault!;
        Assert.Equal((AuditFaultKind.Missing, 9), (fault.Kind, fault.Sequence));
    }

    [Fact]
    public async Task A_history_that_was_set_back_and_went_on_otherwise_is_two_histories()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5);
        var shared = await log.SealAllAsync();
        await log.WriteAsync(2);
        var first = await log.SealAllAsync();
        await log.TamperAsync(CutLastBatch);
        // The restored copy goes on, with the city's own key: each history for itself is whole.
        await log.WriteAsync(2);
        await log.SealAllAsync();
        Assert.True((await log.VerifyAsync(shared)).Whole);
        var fault = (await log.VerifyAsync(shared, first)).Fault!;
        Assert.Equal((AuditFaultKind.TwoHistories, 9, 3), (fault.Kind, fault.Sequence, fault.Head));
    }

    [Fact]
    public async Task A_log_that_was_emptied_is_a_cut_tail()
    {
        await using var log = await SignedAuditLog.CreateAsync(3);
        var checkpoint = await log.SealAllAsync();
        await log.TamperAsync("TRUNCATE audit.entry, audit.sealed, audit.head");
        var fault = (await log.VerifyAsync(checkpoint)).Fault!;
        Assert.Equal((AuditFaultKind.TailCut, 1), (fault.Kind, fault.Sequence));
    }

    [Fact]
    public async Task An_unsigned_checkpoint_proves_no_tampering()
    {
        await using var log = await SignedAuditLog.CreateAsync(3);
        var forged = await log.SealAllAsync() with { Hash = new string('0', 64) };
        Assert.Equal(AuditFaultKind.CheckpointSignature, (await log.VerifyAsync(forged)).Fault!.Kind);
        Assert.Equal(
            AuditFaultKind.CheckpointSignature,
            (await log.VerifyAsync(forged with { Signature = "no base64" })).Fault!.Kind
        );
    }

    [Fact]
    public async Task The_file_is_added_to_and_a_line_cut_off_by_a_crash_costs_that_line_alone()
    {
        await using var log = await SignedAuditLog.CreateAsync(3);
        var path = Path.Combine(
            Directory.CreateTempSubdirectory("citykey-outside-").FullName,
            "sub",
            "checkpoints.jsonl"
        );
        var file = new CheckpointFile(path);
        var first = await log.SealAllAsync();
        file.Append(first);
        await File.AppendAllTextAsync(path, first.ToLine()[..40]);
        await log.WriteAsync(1);
        var second = await log.SealAllAsync();
        file.Append(second);
        Assert.Equal([first, second], file.Read());
        Assert.True((await log.VerifyAsync([.. file.Read()])).Whole);
        await File.WriteAllTextAsync(path, "nothing\n");
        Assert.Throws<InvalidOperationException>(file.Read);
        Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(path))!, recursive: true);
    }
}
