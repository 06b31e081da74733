using System.Text.Json;
using CityKey.Data.Audit;

namespace CityKey.Data.PortalSwitch;

/// <summary>The certificate as a file for others: its body, and the proof that the audit log holds it.</summary>
public static class CertificateFile
{
    /// <summary>The action of the audit entry.</summary>
    public const string Action = "portal.certified";

    /// <summary>The name of the hash in the detail of that entry.</summary>
    public const string Hash = "sha256";

    /// <summary>The text of the file.</summary>
    /// <exception cref="InvalidOperationException">The audit log has not sealed the certificate yet.</exception>
    public static string Write(PortalCertificate certificate) =>
        certificate.Proof is { } proof
            ? $$"""{"certificate": {{certificate.Body}}, "proof": {{proof}}}""" + "\n"
            : throw new InvalidOperationException("This certificate has not been sealed in the audit log yet.");

    /// <summary>Checks a certificate with nothing but the public keys of the audit log.</summary>
    /// <returns>The body, null where the file is not a certificate; and the reason why the certificate is not valid,
    /// null where it is.</returns>
    public static (CertificateBody? Body, string? Fault) Check(string file, AuditKeys keys)
    {
        try
        {
            using var read = JsonDocument.Parse(file);
            // The hash is over the exact bytes, white space included.
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
