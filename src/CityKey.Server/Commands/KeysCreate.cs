using System.CommandLine;
using CityKey.Data.Sealing;

namespace CityKey.Server.Commands;

internal static class KeysCreate
{
    public static Command Verb()
    {
        var folder = new Option<string>("--folder")
        {
            Description = "The folder for the keys. It must not contain keys.",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var auditOnly = new Option<bool>("--audit-only")
        {
            Description = "Add the audit signing key to an existing key folder that does not have one.",
        };
        var verb = new Command("create", "Create the keys for the city, recovery, the worker and the sites.")
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
                            ("Audit key created. Give public/audit.pub.pem to the auditors.", new { created = true })
                        );
                    }

                    KeyFolder.Create(parsed.GetValue(folder)!);
                    var text =
                        "Keys created. Give the portal only public/ and portal/, the staff site only "
                        + "custodian/ and staff/, and the worker only worker/. Move recovery/ off this machine "
                        + "now and store it separately.";
                    return Task.FromResult<(string, object)>((text, new { created = true }));
                }
            )
        );
        return verb;
    }
}
