using System.CommandLine;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;

namespace CityKey.Server.Commands;

internal static class PortalOpen
{
    public static Command Verb()
    {
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var reason = PortalClose.Reason();
        var verb = new Command(
            "open",
            "Turn online applications on. In production, counsel must first confirm the city profile."
        )
        {
            reason,
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
                        await using var services = PortalClose.Services();
                        await using var scope = services.CreateAsyncScope();
                        await LaunchApprovalCheck.RequireAsync(scope.ServiceProvider, cancellationToken);
                        var change = await scope
                            .ServiceProvider.GetRequiredService<SwitchControl>()
                            .OpenAsync(parsed.GetValue(reason)!, Actor.CommandLine, cancellationToken);
                        return ($"open since {change.At:O}, epoch {change.Epoch}.", change);
                    }
                )
        );
        return verb;
    }
}
