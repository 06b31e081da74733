using System.Text.Json;

namespace CityKey.Data.Audit;

/// <summary>A head's number and hash, signed, to be kept outside the database. Every later state of the log must
/// contain that head.</summary>
/// <param name="Head">The head's number.</param>
/// <param name="Sequence">The number of the head's last entry, for people; not signed.</param>
/// <param name="Hash">The head's hash, hexadecimal.</param>
/// <param name="Key">The id of the public key.</param>
/// <param name="Signature">Over the hash, base64 of DER.</param>
public sealed record Checkpoint(long Head, long Sequence, DateTimeOffset At, string Hash, string Key, string Signature)
{
    /// <summary>One line of JSON.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Reads a line; null when it is not a checkpoint, such as a line that a crash cut off.</summary>
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
