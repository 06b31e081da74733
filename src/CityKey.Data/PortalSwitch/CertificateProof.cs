using System.Text.Json;
using CityKey.Data.Audit;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>Proves that one audit entry is under a signed head: all that is needed to compute the hash of the head, and
/// nothing of other entries.</summary>
/// <param name="Entry">The audit entry that holds the hash of the certificate.</param>
/// <param name="Index">The position of the entry in the batch of the head, from 0.</param>
/// <param name="Path">The sibling hashes from the entry up to the root of the Merkle tree, in hexadecimal.</param>
/// <param name="Head">The signed head.</param>
public sealed record CertificateProof(AuditRecord Entry, long Index, IReadOnlyList<string> Path, AuditHead Head)
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web);

    /// <summary>The proof as JSON.</summary>
    public string AsJson() => JsonSerializer.Serialize(this, Written);

    /// <summary>Reads what <see cref="AsJson"/> wrote.</summary>
    /// <returns>Null where the text is not a proof.</returns>
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

    /// <summary>Collects the proof from the tables of the audit log.</summary>
    /// <returns>Null while the entry is not under a head yet.</returns>
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
        await using var query = new NpgsqlCommand(
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
        await using var rows = await query.ExecuteReaderAsync(cancellationToken);
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

    /// <summary>Why the proof is not valid, as an English sentence; null where it is valid.</summary>
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
        await using var query = new NpgsqlCommand(
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
        await using var row = await query.ExecuteReaderAsync(cancellationToken);
        var columns = AuditRowReader.HeadColumns.Split(", ").Length;
        return await row.ReadAsync(cancellationToken)
            ? (AuditRowReader.Entry(row, columns), row.GetInt64(row.FieldCount - 1), AuditRowReader.Head(row))
            : null;
    }
}
