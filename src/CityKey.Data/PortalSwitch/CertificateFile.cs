using System.Text.Json;
using CityKey.Data.Audit;

namespace CityKey.Data.PortalSwitch;

/// <summary>The certificate as it is handed on: what it says, and the proof that the audit holds it.</summary>
public static class CertificateFile
{
    /// <summary>The action of the audit's entry.</summary>
    public const string Action = "portal.certified";

    /// <summary>The name in that entry under which the hash stands.</summary>
    public const string Hash = "sha256";

    /// <exception cref="InvalidOperationException">It is not proven yet.</exception>
    public static string Write(PortalCertificate certificate) =>
        certificate.Proof is { } proof
            ? $$"""{"certificate": {{certificate.Body}}, "proof": {{proof}}}""" + "\n"
            : throw new InvalidOperationException("This certificate has not been sealed in the audit log yet.");

    /// <summary>Checks a certificate with nothing but the audit's public keys.</summary>
    /// <returns>What it says and, where it does not hold, why.</returns>
    public static (CertificateBody? Body, string? Fault) Check(string file, AuditKeys keys)
    {
        try
        {
            using var read = JsonDocument.Parse(file);
            // Byte for byte: a blank more is another text.
            var body = read.RootElement.GetProperty("certificate").GetRawText();
            if (CertificateProof.Read(read.RootElement.GetProperty("proof").GetRawText()) is not { } proof)
            {
                return (null, "This is not a closing certificate.");
            }

            return (CertificateBody.Read(body), proof.Fault(keys) ?? EntryFault(proof.Entry, body));
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return (null, "This is not a closing certificate.");
        }
    }

    private static string? EntryFault(AuditRecord entry, string body)
    {
        using var detail = JsonDocument.Parse(entry.Detail);
        return
            entry.Action == Action
            && detail.RootElement.TryGetProperty(Hash, out var hash)
            && hash.GetString() == CertificateBody.HashOf(body)
            ? null
            : "The certificate was changed: the audit log has a different one.";
    }
}
