using System.Text.Json;

namespace CityKey.Data.Audit;

/// <summary>What is kept outside of the database: that a head of this number had this hash, signed. Any later history
/// must hold it.</summary>
/// <param name="Head">The head's number.</param>
/// <param name="Sequence">The last entry under it, for people; not part of what is signed here.</param>
/// <param name="Hash">The head's hash, hexadecimal.</param>
/// <param name="Key">The id of the public key.</param>
/// <param name="Signature">Over the hash, base64 of DER.</param>
public sealed record Checkpoint(long Head, long Sequence, DateTimeOffset At, string Hash, string Key, string Signature)
{
    public string ToLine() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Null when the line is none, such as one that was cut off by a crash.</summary>
    public static Checkpoint? Read(string line)
    {
        try
        {
            return
                JsonSerializer.Deserialize<Checkpoint>(line, JsonSerializerOptions.Web)
                    is { Head: > 0, Hash: not null, Key: not null, Signature: not null } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static Checkpoint Of(AuditHead head) =>
        new(
            head.Number,
            head.Last,
            head.At,
            Convert.ToHexStringLower(head.Hash()),
            head.KeyId,
            Convert.ToBase64String(head.Signature)
        );

    internal bool IsSigned(AuditKeys keys)
    {
        try
        {
            return keys.Signed(Convert.FromHexString(Hash), Key, Convert.FromBase64String(Signature));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
