using CityKey.Data.Audit;

namespace CityKey.Tests.Data.Audit;

/// <summary>The same answers without a database.</summary>
public sealed class DumpAuditHistoryTests
{
    private static readonly string[] Tampered =
    [
        "UPDATE audit.entry SET action = 'x' WHERE id = (SELECT entry_id FROM audit.sealed WHERE sequence = 6)",
        "DELETE FROM audit.entry WHERE id = (SELECT entry_id FROM audit.sealed WHERE sequence = 5)",
        "INSERT INTO audit.entry (id, at, actor_kind, action, detail, transaction_id) "
            + "VALUES (gen_random_uuid(), now(), 'Staff', 'x', '{}', '3')",
        "UPDATE audit.head SET root = sha256('x') WHERE number = 2",
        "DELETE FROM audit.head WHERE number = 2",
        "DELETE FROM audit.sealed WHERE sequence = 2",
    ];

    public static TheoryData<string> Changes => [.. Tampered];

    [Fact]
    public async Task An_unchanged_dump_is_intact_as_pg_dump_writes_it()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        await log.WriteAsync(1);
        foreach (
            var text in new[]
            {
                await AuditDump.ByCopyAsync(log.Database),
                await AuditDump.ByToolAsync(log.Database),
            }.OfType<string>()
        )
        {
            var verdict = await VerifyAsync(text);
            Assert.Null(verdict.Fault);
            Assert.Equal((3, 10, 1), (verdict.Heads, verdict.Entries, verdict.Unsealed));
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_is_seen_in_the_database_is_seen_in_its_dump(string change)
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5, 2);
        await log.TamperAsync(change);
        var live = (await log.VerifyAsync()).Fault;
        Assert.NotNull(live);
        Assert.Equal(live, (await VerifyAsync(await AuditDump.ByCopyAsync(log.Database))).Fault);
    }

    [Fact]
    public async Task The_order_of_its_rows_does_not_count_and_an_edited_row_does()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 5);
        var checkpoint = await log.SealAllAsync();
        await log.TamperAsync(
            "UPDATE audit.sealed SET leaf_hash = leaf_hash WHERE sequence < 4; UPDATE audit.head "
                + "SET root = root WHERE number = 1"
        );
        var text = await AuditDump.ByCopyAsync(log.Database);
        Assert.True((await VerifyAsync(text, checkpoint)).Whole);
        Assert.Equal(
            AuditFaultKind.Changed,
            (await VerifyAsync(text.Replace("application.denied", "application.approved", StringComparison.Ordinal)))
                .Fault!
                .Kind
        );
    }

    [Theory]
    [InlineData("", "does not contain")]
    [InlineData("COPY audit.entry (id, at) FROM stdin;\nx\n\\.\n", "Line 2 ")]
    [InlineData("COPY audit.head (number, format) FROM stdin;\n1\tx\n\\.\n", "Line 2 ")]
    public async Task What_is_no_dump_of_the_audit_is_said_to_be_none(string text, string sentence) =>
        Assert.Contains(
            sentence,
            (await Assert.ThrowsAsync<IOException>(() => VerifyAsync(text))).Message,
            StringComparison.Ordinal
        );

    private static async Task<AuditVerdict> VerifyAsync(string dump, params Checkpoint[] checkpoints)
    {
        var path = Path.Combine(Path.GetTempPath(), $"citykey-dump-{Guid.NewGuid():N}.sql");
        await File.WriteAllTextAsync(path, dump);
        try
        {
            using var keys = SignedAuditLog.Keys();
            return await new AuditVerification(keys, checkpoints).OfDumpAsync(path, CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
