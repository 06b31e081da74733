using System.CommandLine;
using CityKey.Data.Sealing;

namespace CityKey.Server.Commands;

internal static class KeysCreate
{
    public static Command Verb()
    {
        var folder = new Option<string>("--folder")
        {
            Description = "Where to; must not hold keys already.",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var auditOnly = new Option<bool>("--audit-only")
        {
            Description = "Adds the audit's signing key to a folder that was made before there was one.",
        };
        var verb = new Command("create", "Makes the city's, the recovery, the worker's and the sites' keys.")
        {
            folder,
            auditOnly,
            json,
        };
        verb.SetAction(parsed =>
            VerbOutcome.OfAsync(
                parsed.GetValue(json),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error,
                () =>
                {
                    if (parsed.GetValue(auditOnly))
                    {
                        KeyFolder.CreateAuditKey(parsed.GetValue(folder)!);
                        return Task.FromResult<(string, object)>(
                            ("The audit's key is made. Give auditors public/audit.pub.pem.", new { created = true })
                        );
                    }

                    KeyFolder.Create(parsed.GetValue(folder)!);
                    var text =
                        "Keys made. Give the portal public/ and portal/ alone, staff custodian/ and staff/, the worker worker/. Take recovery/ off this machine now and keep it apart.";
                    return Task.FromResult<(string, object)>((text, new { created = true }));
                }
            )
        );
        return verb;
    }
}
