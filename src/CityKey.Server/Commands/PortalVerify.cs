using System.CommandLine;
using System.Globalization;
using CityKey.Data.Audit;
using CityKey.Data.PortalSwitch;

namespace CityKey.Server.Commands;

internal static class PortalVerify
{
    public static Command Verb()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "The closing certificate, a JSON file.",
        }.AcceptExistingOnly();
        var keys = new Option<FileInfo[]>("--public-key")
        {
            Description = "audit.pub.pem from a trusted source. Repeat for each key that was ever used.",
        }.AcceptExistingOnly();
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var verb = new Command("verify", "Verify a closing certificate. Needs only the public audit key.")
        {
            file,
            keys,
            json,
        };
        verb.SetAction(
            (parsed, cancellationToken) =>
                VerbOutcome.JudgedAsync(
                    parsed.GetValue(json),
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    async () =>
                    {
                        var given = parsed.GetValue(keys) is { Length: > 0 } named
                            ? named.Select(f => f.FullName)
                            : [AuditPlaces.PublicKey()];
                        using var trusted = AuditKeys.Load(given);
                        var (body, fault) = CertificateFile.Check(
                            await File.ReadAllTextAsync(parsed.GetValue(file)!.FullName, cancellationToken),
                            trusted
                        );
                        return (
                            fault is null ? Text(body!) : $"The certificate is NOT valid. {fault}",
                            new
                            {
                                holds = fault is null,
                                fault,
                                certificate = fault is null ? body : null,
                            },
                            fault is null
                        );
                    }
                )
        );
        return verb;
    }

    private static string Text(CertificateBody body)
    {
        var heard = string.Create(
            CultureInfo.InvariantCulture,
            $"{body.Acknowledged.Count} of {body.Nodes} nodes acknowledged"
        );
        var by = body.AllAcknowledged is { } at ? string.Create(CultureInfo.InvariantCulture, $" by {at:O}") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The certificate is valid: {body.To}, epoch {body.Epoch}. No online application was accepted from "
                + $"{body.Closed:O} to {body.AsOf:O}; {heard}{by}."
        );
    }
}
