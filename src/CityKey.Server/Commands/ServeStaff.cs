using System.CommandLine;
using CityKey.Staff;
using CityKey.Web.Starting;

namespace CityKey.Server.Commands;

internal static class ServeStaff
{
    public static Command Verb()
    {
        var verb = new Command("staff", "The site for staff.") { TreatUnmatchedTokensAsErrors = false };
        verb.SetAction(
            (parsed, cancellationToken) =>
                ServeOutcome.OfAsync(
                    StartingRole.Staff,
                    parsed,
                    args => StaffHost.Build(args).RunAsync(cancellationToken),
                    cancellationToken
                )
        );
        return verb;
    }
}
