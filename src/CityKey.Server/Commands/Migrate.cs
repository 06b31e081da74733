using System.CommandLine;
using CityKey.Data;
using CityKey.Data.Legal;

namespace CityKey.Server.Commands;

internal static class Migrate
{
    public static Command Verb()
    {
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var verb = new Command(
            "migrate",
            "Apply migrations, grants and counsel's answers from the city profile, as the owner role. Safe to "
                + "run twice at the same time."
        )
        {
            json,
        };
        verb.SetAction(
            (parsed, cancellationToken) =>
                VerbOutcome.OfAsync(
                    parsed.GetValue(json),
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    async () =>
                    {
                        var owner = VerbConfiguration.Connection("Owner");
                        await Migrator.MigrateAsync(owner, cancellationToken);
                        await RecordsRuleImport.ApplyAsync(
                            owner,
                            LaunchApprovalCheck.City(),
                            TimeProvider.System,
                            cancellationToken
                        );
                        return ("The database is up to date.", new { migrated = true });
                    }
                )
        );
        return verb;
    }
}
