namespace CityKey.Data.Audit;

/// <summary>Computes the audit's integrity anew from its entries, and finds the first bad one.</summary>
/// <param name="keys">Public halves from a trusted place, not from the database's machine.</param>
/// <param name="checkpoints">What was kept outside, if anything: without it a cut tail and a second history cannot be
/// seen.</param>
/// <param name="progress">Told now and then how many entries were checked.</param>
public sealed class AuditVerification(
    AuditKeys keys,
    IReadOnlyList<Checkpoint> checkpoints,
    Action<long>? progress = null
)
{
    private readonly ILookup<long, Checkpoint> outside = checkpoints.ToLookup(c => c.Head);
    private long agreed;
    private int matched;

    /// <summary>Checks a database, in one snapshot, under a role that only reads.</summary>
    public async Task<AuditVerdict> OfDatabaseAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var history = await DatabaseAuditHistory.OpenAsync(connectionString, cancellationToken);
        return await RunAsync(history, cancellationToken);
    }

    /// <summary>Checks a plain-text dump, without a database.</summary>
    /// <exception cref="IOException">It is no such dump.</exception>
    public async Task<AuditVerdict> OfDumpAsync(string file, CancellationToken cancellationToken) =>
        await RunAsync(await DumpAuditHistory.ReadAsync(file, cancellationToken), cancellationToken);

    internal async Task<AuditVerdict> RunAsync(IAuditHistory history, CancellationToken cancellationToken)
    {
        (agreed, matched) = (0, 0);
        var fault = checkpoints
            .Where(c => !c.IsSigned(keys))
            .Select(c => new AuditFault(
                AuditFaultKind.CheckpointSignature,
                null,
                null,
                c.Head,
                $"The checkpoint of head {c.Head} is not signed with any of the given keys."
            ))
            .FirstOrDefault();
        var verifier = new AuditBatchVerifier(
            history.LinesAsync(cancellationToken).GetAsyncEnumerator(cancellationToken),
            progress
        );
        await using (verifier)
        {
            AuditHead? last = null;
            await foreach (var head in history.HeadsAsync(cancellationToken))
            {
                fault ??= CheckHead(head, last) ?? await verifier.CheckAsync(head) ?? CheckOutside(head);
                if (fault is not null)
                {
                    break;
                }

                last = head;
            }

            fault ??= await verifier.CheckEndAsync(last) ?? CheckTail(last);
            var (count, oldest, stranger) = fault is null
                ? await CheckUnsealedAsync(history, last, cancellationToken)
                : default;
            return new AuditVerdict(
                fault ?? stranger,
                last?.Number ?? 0,
                last?.Last ?? 0,
                count,
                oldest,
                matched,
                last is null ? null : Checkpoint.Of(last)
            );
        }
    }

    private AuditFault? CheckHead(AuditHead head, AuditHead? last)
    {
        AuditFault Fault(AuditFaultKind kind, string why) => new(kind, (last?.Last ?? 0) + 1, null, head.Number, why);

        if (head.Format != AuditLeafHasher.Format)
        {
            return Fault(
                AuditFaultKind.ChainBroken,
                $"Head {head.Number} has format {head.Format}, which this version does not support."
            );
        }

        var (number, first, previous) = (
            (last?.Number ?? 0) + 1,
            (last?.Last ?? 0) + 1,
            last?.Hash() ?? AuditHead.Beginning
        );
        if (head.Number != number)
        {
            return Fault(AuditFaultKind.ChainBroken, $"Head {number} is missing. The next head is {head.Number}.");
        }

        if (!keys.Signed(head.Hash(), head.KeyId, head.Signature))
        {
            return Fault(
                AuditFaultKind.HeadSignature,
                keys.Knows(head.KeyId)
                    ? $"The signature of head {head.Number} does not match its content."
                    : $"Head {head.Number} is signed with key {head.KeyId}, which was not given."
            );
        }

        return head.First == first && head.Previous.AsSpan().SequenceEqual(previous)
            ? null
            : Fault(AuditFaultKind.ChainBroken, $"Head {head.Number} does not follow the one before it.");
    }

    private AuditFault? CheckOutside(AuditHead head)
    {
        var hash = Convert.ToHexStringLower(head.Hash());
        foreach (var checkpoint in outside[head.Number])
        {
            if (checkpoint.Hash != hash)
            {
                return new AuditFault(
                    AuditFaultKind.TwoHistories,
                    agreed + 1,
                    null,
                    head.Number,
                    $"Head {head.Number} does not match the checkpoint: there are two histories, which diverge "
                        + $"after entry {agreed} and no later than entry {head.Last}."
                );
            }

            (agreed, matched) = (head.Last, matched + 1);
        }

        return null;
    }

    private AuditFault? CheckTail(AuditHead? last)
    {
        var missing = checkpoints.FirstOrDefault(c => c.Head > (last?.Number ?? 0));
        return missing is null
            ? null
            : new AuditFault(
                AuditFaultKind.TailCut,
                (last?.Last ?? 0) + 1,
                null,
                missing.Head,
                $"The log ends with head {last?.Number ?? 0} and entry {last?.Last ?? 0}, but the checkpoint "
                    + $"has head {missing.Head} and entry {missing.Sequence}."
            );
    }

    private static async Task<(long Count, DateTimeOffset? Oldest, AuditFault? Fault)> CheckUnsealedAsync(
        IAuditHistory history,
        AuditHead? last,
        CancellationToken cancellationToken
    )
    {
        var (count, oldest) = (0L, (DateTimeOffset?)null);
        await foreach (var entry in history.UnsealedAsync(cancellationToken))
        {
            // Below the last head's mark everything was sealed; and no transaction can have a number that its server
            // has not given out.
            var late = last is not null && entry.TransactionId < last.Below;
            if (late || (last?.Server == history.Server?.Identifier && entry.TransactionId >= history.Server?.Next))
            {
                return (
                    count,
                    oldest,
                    new AuditFault(
                        AuditFaultKind.Inserted,
                        null,
                        entry.Entry,
                        last?.Number,
                        $"The entry claims transaction {entry.TransactionId}, "
                            + (late ? "whose entries were all sealed without it." : "which has not happened yet.")
                    )
                );
            }

            (count, oldest) = (count + 1, oldest < entry.At ? oldest : entry.At);
        }

        return (count, oldest, null);
    }
}
