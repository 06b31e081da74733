using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CityKey.Data.PortalSwitch;

/// <summary>What a closing certificate states: that no online submission was accepted from <paramref name="Closed"/> to
/// <paramref name="AsOf"/>, and which nodes acknowledged the close. It holds no data of applicants.</summary>
/// <remarks>The names of the properties are the names in the JSON file; changing one breaks issued
/// certificates.</remarks>
/// <param name="Format">The version of the format; <see cref="Version"/> when it is written.</param>
/// <param name="City">The city's code.</param>
/// <param name="Epoch">The epoch of the change.</param>
/// <param name="From">The mode before, as <see cref="PortalModes"/> spells it.</param>
/// <param name="To">The mode of the close, as <see cref="PortalModes"/> spells it.</param>
/// <param name="Closed">When the last write that had passed the guard was finished: every later attempt was
/// refused.</param>
/// <param name="AsOf">When the certificate was issued. The portal was still closed then; the certificate says nothing
/// about later times.</param>
/// <param name="CutOff">The number of database connections that were ended because they delayed the close.</param>
/// <param name="Nodes">The number of portal nodes that were running at the time of the change.</param>
/// <param name="Acknowledged">The nodes that acknowledged the change, the first one first.</param>
/// <param name="Met">What the close affected; null where it was not counted.</param>
public sealed record CertificateBody(
    int Format,
    string City,
    long Epoch,
    string From,
    string To,
    DateTimeOffset Closed,
    DateTimeOffset AsOf,
    string ActorKind,
    Guid? ActorId,
    string Reason,
    string Wording,
    int CutOff,
    int Nodes,
    IReadOnlyList<Acknowledgement> Acknowledged,
    SwitchImpactCounts? Met
)
{
    /// <summary>The version of the format that this program writes.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>When the last node acknowledged; null if not all nodes have.</summary>
    public DateTimeOffset? AllAcknowledged =>
        Acknowledged.Count > 0 && Acknowledged.Count >= Nodes ? Acknowledged.Max(a => a.At) : null;

    /// <summary>The certificate as indented JSON.</summary>
    public string AsJson() => JsonSerializer.Serialize(this, Written);

    /// <summary>Reads what <see cref="AsJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a certificate.</exception>
    public static CertificateBody Read(string json) =>
        JsonSerializer.Deserialize<CertificateBody>(json, Written) ?? throw new JsonException("An empty certificate.");

    /// <summary>The SHA-256 hash that the audit entry holds, in lower-case hexadecimal, over the exact bytes of the
    /// text.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
