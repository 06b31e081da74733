using System.CommandLine;
using CityKey.Data;

namespace CityKey.Server.Commands;

internal static class Migrate
{
    public static Command Verb()
    {
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var verb = new Command("migrate", "Applies migrations and grants as the owner role; safe when two run at once.") { json };
        verb.SetAction((parsed, cancel) => VerbOutcome.OfAsync(
            parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, async () =>
            {
                await Migrator.MigrateAsync(VerbConfiguration.Connection("Owner"), cancel);
                return ("The database is at this version.", new { migrated = true });
            }));
        return verb;
    }
}
