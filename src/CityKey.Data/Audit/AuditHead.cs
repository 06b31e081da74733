using System.Security.Cryptography;

namespace CityKey.Data.Audit;

/// <summary>A signed statement about one batch of the audit log, chained to the one before.</summary>
/// <param name="First">The batch's first sequence number; the batch follows the one before without a gap.</param>
/// <param name="Below">Every entry of a transaction below this number has been sealed by now.</param>
/// <param name="Server">PostgreSQL's system identifier: on another server, transaction numbers begin anew.</param>
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
    /// <summary>What the first head is chained to.</summary>
    public static byte[] Beginning => new byte[SHA256.HashSizeInBytes];

    public long Last => First + Count - 1;

    /// <summary>What is signed, and what the next head names.</summary>
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
