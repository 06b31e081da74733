using System.CommandLine;
using System.CommandLine.Invocation;
using CityKey.Server.Commands;

var root = new RootCommand(
    "CityKey: city ID enrollment. Without a command, runs everything for development on an embedded PostgreSQL."
)
{
    new Command("serve", "Run one role in production.") { ServePortal.Verb(), ServeStaff.Verb(), ServeWorker.Verb() },
    Migrate.Verb(),
    new Command("seed", "Add data to a database.") { SeedDemo.Verb() },
    new Command("staff", "Manage staff accounts.") { StaffInvite.Verb() },
    new Command("portal", "Turn online applications on or off. Works even when the web sites are down.")
    {
        PortalStatus.Verb(),
        PortalClose.Verb(),
        PortalOpen.Verb(),
        PortalPlan.Verb(),
        PortalVerify.Verb(),
    },
    new Command("audit", "Check the integrity of the audit log.") { AuditVerify.Verb(), AuditCompare.Verb() },
    new Command("keys", "Manage keys.") { KeysCreate.Verb() },
    Health.Verb(),
    SettingsList.Verb(),
};
RunEverything.AddTo(root);

var parsed = root.Parse(args);
var outcome = await parsed.InvokeAsync();

// Misused is 2; the parser itself would end with 1, which is for what was refused or failed.
return parsed.Action is ParseErrorAction ? 2 : outcome;
