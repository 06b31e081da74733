using System.Text.Json;
using CityKey.Data.Audit;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>That one entry of the audit stands under a signed head: all that is needed to compute the head's hash anew,
/// and nothing of other entries.</summary>
/// <param name="Index">The entry's place in the head's batch, counted from 0.</param>
/// <param name="Path">The neighbours' hashes up to the root, hexadecimal.</param>
public sealed record CertificateProof(AuditRecord Entry, long Index, IReadOnlyList<string> Path, AuditHead Head)
{
    // The entry is a struct of properties and the head has bytes: both are written as they stand.
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web);

    public string AsJson() => JsonSerializer.Serialize(this, Written);

    /// <summary>Null where the text is no proof.</summary>
    public static CertificateProof? Read(string json)
    {
        try
        {
            return
                JsonSerializer.Deserialize<CertificateProof>(json, Written) is { Path: not null, Head: not null } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Collects it from the audit's tables.</summary>
    /// <returns>Null while no head is over the entry yet.</returns>
    public static async Task<CertificateProof?> CollectAsync(
        NpgsqlDataSource source,
        Guid entryId,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (await FindAsync(connection, entryId, cancellationToken) is not var (entry, sequence, head))
        {
            return null;
        }

        var leaves = new List<byte[]>();
        await using var ask = new NpgsqlCommand(
            "SELECT leaf_hash FROM audit.sealed WHERE sequence BETWEEN $1 AND $2 ORDER BY sequence",
            connection
        )
        {
            Parameters =
            {
                new() { Value = head.First },
                new() { Value = head.Last },
            },
        };
        await using var rows = await ask.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            leaves.Add(rows.GetFieldValue<byte[]>(0));
        }

        var index = (int)(sequence - head.First);
        return new CertificateProof(
            entry,
            index,
            [.. MerklePath.Of(leaves, index).Select(Convert.ToHexStringLower)],
            head
        );
    }

    /// <summary>What is wrong with it, in a sentence; null where it holds.</summary>
    public string? Fault(AuditKeys keys)
    {
        if (!keys.Knows(Head.KeyId))
        {
            return "It is signed with a key that was not given. Use --public-key to give it.";
        }

        if (!keys.Signed(Head.Hash(), Head.KeyId, Head.Signature))
        {
            return "The signature of the audit head is not valid.";
        }

        var root = MerklePath.RootOf(
            new AuditLeafHasher().Hash(Entry),
            Index,
            Head.Count,
            [.. Path.Select(Convert.FromHexString)]
        );
        return root is not null && root.AsSpan().SequenceEqual(Head.Root)
            ? null
            : "The audit entry is not covered by the signed head.";
    }

    private static async Task<(AuditRecord Entry, long Sequence, AuditHead Head)?> FindAsync(
        NpgsqlConnection connection,
        Guid entryId,
        CancellationToken cancellationToken
    )
    {
        var heads = string.Join(", ", AuditRowReader.HeadColumns.Split(", ").Select(c => $"h.{c}"));
        await using var ask = new NpgsqlCommand(
            $"""
            SELECT {heads}, {AuditRowReader.EntryColumns}, s.sequence FROM audit.sealed s
            JOIN audit.head h ON s.sequence BETWEEN h.first_sequence AND h.first_sequence + h.count - 1
            JOIN audit.entry e ON e.id = s.entry_id WHERE s.entry_id = $1
            """,
            connection
        )
        {
            Parameters = { new() { Value = entryId } },
        };
        await using var row = await ask.ExecuteReaderAsync(cancellationToken);
        var columns = AuditRowReader.HeadColumns.Split(", ").Length;
        return await row.ReadAsync(cancellationToken)
            ? (AuditRowReader.Entry(row, columns), row.GetInt64(row.FieldCount - 1), AuditRowReader.Head(row))
            : null;
    }
}
