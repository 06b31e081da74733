using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CityKey.Data.PortalSwitch;

/// <summary>What a closing certificate says: from when until its making no online submission was accepted, and which
/// nodes have acknowledged it. Nothing of an applicant.</summary>
/// <param name="City">The city's code.</param>
/// <param name="Closed">Taken when nothing that had passed the guard before was left: every later attempt was
/// refused.</param>
/// <param name="AsOf">When it was made; it was still closed then, and the certificate says nothing of later.</param>
/// <param name="CutOff">Connections that were ended because they would not let the close finish.</param>
/// <param name="Nodes">Nodes of the portal that ran at that moment.</param>
/// <param name="Met">What the close met; null where nobody could count it.</param>
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
    public const int Version = 1;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>When the last of the nodes drew it; null where not all have.</summary>
    public DateTimeOffset? AllAcknowledged =>
        Acknowledged.Count > 0 && Acknowledged.Count >= Nodes ? Acknowledged.Max(a => a.At) : null;

    public string AsJson() => JsonSerializer.Serialize(this, Written);

    /// <exception cref="JsonException">It is none.</exception>
    public static CertificateBody Read(string json) =>
        JsonSerializer.Deserialize<CertificateBody>(json, Written) ?? throw new JsonException("An empty certificate.");

    /// <summary>As the audit's entry holds it, hexadecimal; over the text byte for byte.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
