using System.CommandLine;
using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Server.Commands;

internal static class PortalClose
{
    public static Command Verb()
    {
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var mode = new Option<string>("--mode") { Description = "paused, dark or nonew.", DefaultValueFactory = _ => "paused" };
        mode.AcceptOnlyFromAmong("paused", "dark", "nonew");
        var until = new Option<DateTimeOffset?>("--until") { Description = "For nonew: the instant from which it is paused, such as 2026-12-01T17:00Z." };
        var reason = new Option<string>("--reason") { Description = "Why, for staff and the audit; no personal data.", Required = true };
        var verb = new Command("close", "Turns online applications off. Done only when none can be handed in any more.") { mode, until, reason, json };
        verb.SetAction((parsed, cancel) => VerbOutcome.OfAsync(
            parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, async () =>
            {
                var order = new SwitchOrder(PortalModes.Read(parsed.GetValue(mode)!), parsed.GetValue(reason)!, parsed.GetValue(until));
                await using var services = Services();
                await using var scope = services.CreateAsyncScope();
                if (order.LetsInAgain((await scope.ServiceProvider.GetRequiredService<PortalStateReader>().ReadAsync(cancel)).Mode))
                {
                    OpeningCheck.Require();
                }

                var change = await scope.ServiceProvider.GetRequiredService<SwitchControl>().CloseAsync(order, Actor.CommandLine, cancel);
                return ($"{change.ToMode} since {change.At:O}, epoch {change.Epoch}. {(order.Mode == PortalMode.NoNew ? "No new application is begun online" : "No online application has been accepted since")}.", change);
            }));
        return verb;
    }

    internal static ServiceProvider Services() =>
        new ServiceCollection().AddLogging().AddRecords(VerbConfiguration.Connection("Staff")).AddSwitchControl().BuildServiceProvider();
}
