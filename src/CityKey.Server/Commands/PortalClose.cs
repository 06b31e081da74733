using System.CommandLine;
using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Npgsql;

namespace CityKey.Server.Commands;

internal static class PortalClose
{
    private static readonly TimeSpan LongestCount = TimeSpan.FromMilliseconds(250);

    public static Command Verb()
    {
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var mode = new Option<string>("--mode") { Description = "paused, dark or nonew.", DefaultValueFactory = _ => "paused" };
        mode.AcceptOnlyFromAmong("paused", "dark", "nonew");
        var until = new Option<DateTimeOffset?>("--until") { Description = "For nonew: the instant from which it is paused, such as 2026-12-01T17:00Z." };
        var at = new Option<DateTimeOffset?>("--at") { Description = "Later: the instant at which it happens by itself. A new plan takes the place of an old one; \"portal plan --drop\" takes it back." };
        var reason = new Option<string>("--reason") { Description = "Why, for staff and the audit; no personal data.", Required = true };
        var verb = new Command("close", "Turns online applications off. Done only when none can be handed in any more.") { mode, until, at, reason, json };
        verb.SetAction((parsed, cancel) => VerbOutcome.OfAsync(
            parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, async () =>
            {
                var city = OpeningCheck.City();
                var order = new SwitchOrder(PortalModes.Read(parsed.GetValue(mode)!), parsed.GetValue(reason)!, parsed.GetValue(until))
                {
                    ReviewOn = WorkingDays.After(city.DayOf(parsed.GetValue(at) ?? TimeProvider.System.GetUtcNow())),
                };
                await using var services = Services();
                await using var scope = services.CreateAsyncScope();
                return await DoAsync(scope.ServiceProvider, order, parsed.GetValue(at), cancel);
            }));
        return verb;
    }

    private static async Task<(string, object)> DoAsync(IServiceProvider services, SwitchOrder order, DateTimeOffset? at, CancellationToken cancel)
    {
        var state = await services.GetRequiredService<PortalStateReader>().ReadAsync(cancel);
        if (state.Closing && order.Mode < state.Mode)
        {
            // A close that nobody finished is finished as it was announced.
            order = order with { Mode = state.Mode, Until = null };
        }

        if (at is { } due)
        {
            await services.GetRequiredService<SwitchOrders>().PlanAsync(order, due, state.Epoch, Actor.CommandLine, cancel);
            return ($"Planned: {PortalModes.Word(order.Mode)} from {due:u}. It happens by itself, unless online is as far off by then already.", new { planned = PortalModes.Word(order.Mode), at = due });
        }

        var control = services.GetRequiredService<SwitchControl>();
        if (order.Loosens(state))
        {
            if (order.LetsInAgain(state))
            {
                await OpeningCheck.RequireAsync(services, cancel);
            }

            var opened = await control.OpenAsync(order, Actor.CommandLine, SeenState.Of(state), null, cancel);
            return ($"{opened.ToMode} since {opened.At:O}, epoch {opened.Epoch}.", opened);
        }

        var change = await control.CloseAsync(order, Actor.CommandLine, cancel);
        try
        {
            // The worker may be down too.
            await control.CountAsync(change, LongestCount, cancel);
        }
        catch (NpgsqlException)
        {
            // It is closed; the page says that nobody could count.
        }

        return ($"{change.ToMode} since {change.At:O}, epoch {change.Epoch}. {(order.Mode == PortalMode.NoNew ? "No new application is begun online" : "No online application has been accepted since")}.", change);
    }

    internal static ServiceProvider Services() =>
        new ServiceCollection().AddLogging().AddRecords(VerbConfiguration.Connection("Staff")).AddSwitchControl().BuildServiceProvider();
}
