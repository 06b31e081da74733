namespace CityKey.Data.Audit;

/// <summary>Walks along the numbered entries, head by head.</summary>
internal sealed class AuditBatchVerifier(IAsyncEnumerator<SignedEntry> lines, Action<long>? progress) : IAsyncDisposable
{
    private const int Between = 1000;
    private bool begun;
    private bool more;

    public async ValueTask<AuditFault?> CheckAsync(AuditHead head)
    {
        await BeginAsync();
        var (asSealed, asPresent, first) = (new MerkleTree(), new MerkleTree(), default(SignedEntry?));
        for (var sequence = head.First; sequence <= head.Last; sequence++)
        {
            if (!more || lines.Current.Sequence != sequence)
            {
                return more && lines.Current.Sequence < sequence
                    ? Fault(AuditFaultKind.Inserted, lines.Current, head, "Its number was given twice.")
                    : new AuditFault(
                        AuditFaultKind.Missing,
                        sequence,
                        null,
                        head.Number,
                        $"Head {head.Number} covers this number, but there is no entry with it."
                    );
            }

            var line = lines.Current;
            if (line.Present is null)
            {
                return Fault(AuditFaultKind.Missing, line, head, "The entry was sealed but is missing.");
            }

            asSealed.Add(line.Sealed);
            asPresent.Add(line.Present);
            first ??= line.Sealed.AsSpan().SequenceEqual(line.Present) ? null : line;
            await NextAsync();
        }

        return Judge(
            head,
            first,
            asSealed.Root().AsSpan().SequenceEqual(head.Root),
            asPresent.Root().AsSpan().SequenceEqual(head.Root)
        );
    }

    /// <summary>After the last head nothing may have a number.</summary>
    public async ValueTask<AuditFault?> CheckEndAsync(AuditHead? last)
    {
        await BeginAsync();
        return more
            ? new AuditFault(
                AuditFaultKind.ChainBroken,
                lines.Current.Sequence,
                lines.Current.Entry,
                last?.Number,
                "The entry has a number, but no head covers it."
            )
            : null;
    }

    public ValueTask DisposeAsync() => lines.DisposeAsync();

    private static AuditFault? Judge(AuditHead head, SignedEntry? first, bool sealedFits, bool presentFits) =>
        (first, sealedFits, presentFits) switch
        {
            (null, true, _) => null,
            ({ } line, true, _) => Fault(
                AuditFaultKind.Changed,
                line,
                head,
                "The entry was changed after it was sealed."
            ),
            ({ } line, false, true) => Fault(
                AuditFaultKind.Changed,
                line,
                head,
                "The stored hash of the entry was changed after it was sealed. The entry itself is unchanged."
            ),
            ({ } line, _, _) => Fault(
                AuditFaultKind.Changed,
                line,
                head,
                "The entry and hashes under its head were changed after they were sealed."
            ),
            // Entry and kept hash were changed alike; the head tells that, and not which of its entries.
            _ => new AuditFault(
                AuditFaultKind.Changed,
                head.First,
                null,
                head.Number,
                $"One of the entries {head.First} to {head.Last} does not match the signed head {head.Number}."
            ),
        };

    private static AuditFault Fault(AuditFaultKind kind, SignedEntry line, AuditHead head, string why) =>
        new(kind, line.Sequence, line.Entry, head.Number, why);

    private async ValueTask BeginAsync()
    {
        if (!begun)
        {
            begun = true;
            more = await lines.MoveNextAsync();
        }
    }

    private async ValueTask NextAsync()
    {
        if (lines.Current.Sequence % Between == 0)
        {
            progress?.Invoke(lines.Current.Sequence);
        }

        more = await lines.MoveNextAsync();
    }
}
