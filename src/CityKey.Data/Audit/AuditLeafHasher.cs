using System.Security.Cryptography;
using System.Text.Json;

namespace CityKey.Data.Audit;

/// <summary>Computes the leaf hash of an audit row (format 1, docs/audit.md).</summary>
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

    // Covers every JSON value, not only the strings that CityKey writes: a forged value must not hash like one of them.
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
