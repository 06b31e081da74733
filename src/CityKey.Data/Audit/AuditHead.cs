using System.Security.Cryptography;

namespace CityKey.Data.Audit;

/// <summary>A signed statement about one batch of audit entries, chained to the previous head.</summary>
/// <param name="First">The batch's first sequence number; batches follow each other without a gap.</param>
/// <param name="Below">Every entry of a transaction below this number has been signed.</param>
/// <param name="Server">PostgreSQL's system identifier: another server has other transaction numbers.</param>
public sealed record AuditHead(
    long Number,
    short Format,
    long First,
    long Count,
    byte[] Root,
    byte[] Previous,
    ulong Below,
    long Server,
    DateTimeOffset At,
    string KeyId,
    byte[] Signature
)
{
    /// <summary>The previous hash in the first head.</summary>
    public static byte[] Beginning => new byte[SHA256.HashSizeInBytes];

    /// <summary>The batch's last sequence number.</summary>
    public long Last => First + Count - 1;

    /// <summary>The hash that is signed and that the next head contains.</summary>
    public byte[] Hash()
    {
        var fields = new LengthPrefixedFields();
        fields.Add("citykey audit head");
        fields.Add(Format);
        fields.Add(Number);
        fields.Add(First);
        fields.Add(Count);
        fields.Add(Root);
        fields.Add(Previous);
        fields.Add(Below);
        fields.Add(Server);
        fields.Add(At);
        fields.Add(KeyId);
        return SHA256.HashData(fields.Bytes);
    }
}
