using System.Text.Json;
using System.Text.RegularExpressions;

namespace CityKey.Data.Audit;

/// <summary>The log as a plain-text dump holds it. Of each entry only its hash is kept, because a dump's rows come in
/// no order.</summary>
internal sealed partial class DumpAuditHistory : IAuditHistory
{
    private readonly Dictionary<Guid, (byte[] Leaf, DateTimeOffset At, ulong TransactionId)> entries = [];
    private readonly List<AuditHead> heads = [];
    private readonly List<(long Sequence, Guid Entry, byte[] Leaf)> lines = [];
    private readonly HashSet<string> blocks = new(StringComparer.Ordinal);
    private readonly AuditLeafHasher hasher = new();

    private DumpAuditHistory() { }

    public TransactionHorizon? Server => null;

    /// <exception cref="IOException">It is no plain dump, or one without the audit's tables.</exception>
    public static async Task<DumpAuditHistory> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var history = new DumpAuditHistory();
        using var dump = new StreamReader(file);
        for (var number = 1L; await dump.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (Block().Match(line) is { Success: true } block)
            {
                number = await history.ReadBlockAsync(
                    dump,
                    number,
                    block.Groups["table"].Value,
                    block.Groups["columns"].Value.Split(", "),
                    cancellationToken
                );
            }
        }

        if (history.blocks.Count != 3)
        {
            throw new IOException(
                "The dump does not contain the data of audit.entry, audit.head and audit.sealed. Create it as "
                    + "plain text with pg_dump --table='audit.*'."
            );
        }

        history.heads.Sort((a, b) => a.Number.CompareTo(b.Number));
        history.lines.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
        return history;
    }

    public IAsyncEnumerable<AuditHead> HeadsAsync(CancellationToken cancellationToken) => heads.ToAsyncEnumerable();

    public IAsyncEnumerable<SignedEntry> LinesAsync(CancellationToken cancellationToken) =>
        lines
            .Select(l => new SignedEntry(
                l.Sequence,
                l.Entry,
                l.Leaf,
                entries.TryGetValue(l.Entry, out var entry) ? entry.Leaf : null
            ))
            .ToAsyncEnumerable();

    public IAsyncEnumerable<UnsignedEntry> UnsealedAsync(CancellationToken cancellationToken)
    {
        var numbered = lines.Select(l => l.Entry).ToHashSet();
        return entries
            .Where(e => !numbered.Contains(e.Key))
            .Select(e => new UnsignedEntry(e.Key, e.Value.At, e.Value.TransactionId))
            .OrderBy(e => e.TransactionId)
            .ThenBy(e => e.Entry)
            .ToAsyncEnumerable();
    }

    private async Task<long> ReadBlockAsync(
        StreamReader dump,
        long number,
        string table,
        string[] columns,
        CancellationToken cancellationToken
    )
    {
        blocks.Add(table);
        while (await dump.ReadLineAsync(cancellationToken) is { } line && line != @"\.")
        {
            number++;
            try
            {
                Take(table, CopyRow.Read(columns, line));
            }
            catch (Exception unreadable)
                when (unreadable
                        is FormatException
                            or OverflowException
                            or KeyNotFoundException
                            or JsonException
                            or ArgumentException
                )
            {
                throw new IOException($"Line {number} of the dump, in audit.{table}, cannot be read.", unreadable);
            }
        }

        return number + 1;
    }

    private void Take(string table, CopyRow row)
    {
        switch (table)
        {
            case "entry":
                var entry = new AuditRecord(
                    row.Id("id"),
                    row.Time("at"),
                    row.Text("actor_kind"),
                    row.IdOrNone("actor_id"),
                    row.Text("action"),
                    row.IdOrNone("subject"),
                    row.Text("detail"),
                    row.Transaction("transaction_id")
                );
                entries.Add(entry.Id, (hasher.Hash(entry), entry.At, entry.TransactionId));
                break;
            case "sealed":
                lines.Add((row.Number("sequence"), row.Id("entry_id"), row.Bytes("leaf_hash")));
                break;
            default:
                heads.Add(
                    new AuditHead(
                        row.Number("number"),
                        checked((short)row.Number("format")),
                        row.Number("first_sequence"),
                        row.Number("count"),
                        row.Bytes("root"),
                        row.Bytes("previous_hash"),
                        row.Transaction("below"),
                        row.Number("system_identifier"),
                        row.Time("at"),
                        row.Text("key_id"),
                        row.Bytes("signature")
                    )
                );
                break;
        }
    }

    [GeneratedRegex(
        @"^COPY audit\.(?<table>entry|head|sealed) \((?<columns>[a-z_, ]+)\) FROM stdin;$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Block();
}
