using System.CommandLine;
using CityKey.Server.Commands;

var root = new RootCommand("CityKey: city ID enrollment. Without a verb: everything for development, on an embedded PostgreSQL.")
{
    new Command("serve", "Runs one role, for production.") { ServePortal.Verb(), ServeStaff.Verb(), ServeWorker.Verb() },
    Migrate.Verb(),
    new Command("seed", "Fills a database.") { SeedDemo.Verb() },
    new Command("staff", "Staff accounts.") { StaffInvite.Verb() },
    new Command("portal", "The switch of the online portal, also while the web sites are down.")
    {
        PortalStatus.Verb(), PortalClose.Verb(), PortalOpen.Verb(),
    },
    new Command("keys", "The custodian's keys.") { KeysCreate.Verb() },
    Health.Verb(),
    SettingsList.Verb(),
};
RunEverything.AddTo(root);

return await root.Parse(args).InvokeAsync();
