using System.CommandLine;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;

namespace CityKey.Server.Commands;

internal static class PortalPlan
{
    public static Command Verb()
    {
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var drop = new Option<bool>("--drop") { Description = "Cancel the planned change." };
        var verb = new Command("plan", "Show the planned change. \"portal close --at\" plans one.") { drop, json };
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
                        var orders = scope.ServiceProvider.GetRequiredService<SwitchOrders>();
                        var plan = await orders.PlannedAsync(cancellationToken);
                        var canceled =
                            parsed.GetValue(drop)
                            && plan is not null
                            && await orders.WithdrawAsync(plan.Id, Actor.CommandLine, cancellationToken);
                        var state = await scope
                            .ServiceProvider.GetRequiredService<PortalStateReader>()
                            .ReadAsync(cancellationToken);
                        if (await orders.InForceAsync(state, cancellationToken) is { } due)
                        {
                            return (
                                $"In effect since {due.DueAt:u}, but not announced by the worker yet: "
                                    + $"{due.Mode}: {due.Reason}",
                                new
                                {
                                    due.Mode,
                                    due.DueAt,
                                    due.Until,
                                    due.Reason,
                                    dropped = false,
                                }
                            );
                        }

                        var status = canceled ? "Canceled" : "Planned";
                        return (
                            plan is null
                                ? "No change is planned."
                                : $"{status}: {plan.Mode} from {plan.DueAt:u}: {plan.Reason}",
                            new
                            {
                                plan?.Mode,
                                plan?.DueAt,
                                plan?.Until,
                                plan?.Reason,
                                dropped = canceled,
                            }
                        );
                    }
                )
        );
        return verb;
    }
}
