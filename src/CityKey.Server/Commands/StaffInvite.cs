using System.CommandLine;
using CityKey.Data.Accounts;
using CityKey.Domain.People;

namespace CityKey.Server.Commands;

internal static class StaffInvite
{
    public static Command Verb()
    {
        var email = new Argument<string>("EMAIL") { Description = "The staff member's work email address." };
        var role = new Option<StaffRole>("--role")
        {
            Description = "Clerk, Supervisor, Administrator, Records, Counsel or Auditor.",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var verb = new Command("invite", "Print a one-time link to set up a staff account.") { email, role, json };
        verb.SetAction(
            (parsed, cancellationToken) =>
                VerbOutcome.OfAsync(
                    parsed.GetValue(json),
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    async () =>
                    {
                        await using var services = StaffServices.Build();
                        await using var scope = services.CreateAsyncScope();
                        var link = await scope
                            .ServiceProvider.GetRequiredService<StaffInvitations>()
                            .InviteAsync(
                                parsed.GetValue(email)!,
                                parsed.GetValue(role),
                                Actor.CommandLine,
                                cancellationToken
                            );
                        return ($"One-time link: {link}", new { link });
                    }
                )
        );
        return verb;
    }
}
