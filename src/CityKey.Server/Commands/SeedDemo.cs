using System.CommandLine;
using CityKey.Data.Accounts;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;

namespace CityKey.Server.Commands;

/// <summary>Demonstration data, through the same rules as people: accounts, and a portal that somebody
/// opened.</summary>
internal static class SeedDemo
{
    public static Command Verb()
    {
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var verb = new Command(
            "demo",
            "Add demonstration accounts and turn online applications on. Refused in production."
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
                        LaunchApprovalCheck.Require();
                        await SeedAsync(VerbConfiguration.Connection("Staff"), cancellationToken);
                        return ("Demonstration data added.", new { seeded = true });
                    }
                )
        );
        return verb;
    }

    public static async Task SeedAsync(string staffConnection, CancellationToken cancellationToken)
    {
        await using var services = StaffServices.Build(staffConnection);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemonstrationAccounts>().SeedAsync(cancellationToken);
        var control = scope.ServiceProvider.GetRequiredService<SwitchControl>();
        // Only a portal that nobody has ever set: a demonstration that was closed stays closed over a restart.
        if ((await control.HistoryAsync(1, cancellationToken)).Count == 0)
        {
            await control.OpenAsync("demonstration", Actor.CommandLine, cancellationToken);
        }
    }
}
