using System.Security.Cryptography;
using System.Text.Json;

namespace CityKey.Data.Audit;

/// <summary>The one way to write an audit row as bytes (format 1, docs/audit.md) and its hash, a leaf of the
/// tree.</summary>
internal sealed class AuditLeafHasher
{
    public const byte Format = 1;

    private readonly LengthPrefixedFields fields = new();

    /// <exception cref="JsonException">The detail is no JSON.</exception>
    public byte[] Hash(in AuditRecord entry)
    {
        fields.Clear();
        fields.Raw(MerkleTree.LeafMark);
        fields.Raw(Format);
        fields.Add(entry.Id);
        fields.Add(entry.At);
        fields.Add(entry.ActorKind);
        fields.Add(entry.ActorId);
        fields.Add(entry.Action);
        fields.Add(entry.Subject);
        using (var detail = JsonDocument.Parse(entry.Detail))
        {
            Add(detail.RootElement);
        }

        fields.Add(entry.TransactionId);
        return SHA256.HashData(fields.Bytes);
    }

    // Every kind of value, not only the texts that we write: what a stranger put there must not pass for them.
    private void Add(JsonElement value)
    {
        fields.Raw((byte)value.ValueKind);
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                fields.Length((uint)value.GetPropertyCount());
                foreach (var property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    fields.Add(property.Name);
                    Add(property.Value);
                }

                break;
            case JsonValueKind.Array:
                fields.Length((uint)value.GetArrayLength());
                foreach (var item in value.EnumerateArray())
                {
                    Add(item);
                }

                break;
            case JsonValueKind.String:
                fields.Add(value.GetString()!);
                break;
            case JsonValueKind.Number:
                fields.Add(value.GetRawText());
                break;
        }
    }
}
