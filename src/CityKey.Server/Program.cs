using System.CommandLine;
using System.CommandLine.Invocation;
using CityKey.Server.Commands;

var root = new RootCommand(
    "CityKey: city ID enrollment. Without a verb: everything for development, on an embedded PostgreSQL."
)
{
    new Command("serve", "Runs one role, for production.")
    {
        ServePortal.Verb(),
        ServeStaff.Verb(),
        ServeWorker.Verb(),
    },
    Migrate.Verb(),
    new Command("seed", "Fills a database.") { SeedDemo.Verb() },
    new Command("staff", "Staff accounts.") { StaffInvite.Verb() },
    new Command("portal", "The switch of the online portal, also while the web sites are down.")
    {
        PortalStatus.Verb(),
        PortalClose.Verb(),
        PortalOpen.Verb(),
        PortalPlan.Verb(),
        PortalVerify.Verb(),
    },
    new Command("audit", "The audit's integrity.") { AuditVerify.Verb(), AuditCompare.Verb() },
    new Command("keys", "The custodian's keys.") { KeysCreate.Verb() },
    Health.Verb(),
    SettingsList.Verb(),
};
RunEverything.AddTo(root);

var parsed = root.Parse(args);
var outcome = await parsed.InvokeAsync();

// Misused is 2; the parser itself would end with 1, which is for what was refused or failed.
return parsed.Action is ParseErrorAction ? 2 : outcome;
