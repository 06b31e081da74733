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
        var mode = new Option<string>("--mode")
        {
            Description = "paused, dark or nonew.",
            DefaultValueFactory = _ => "paused",
        };
        mode.AcceptOnlyFromAmong("paused", "dark", "nonew");
        var until = new Option<DateTimeOffset?>("--until")
        {
            Description = "With --mode nonew: when online applications are paused, such as 2026-12-01T17:00Z.",
        };
        var at = new Option<DateTimeOffset?>("--at")
        {
            Description =
                "Schedule the change for this time, such as 2026-12-01T17:00Z. A new plan replaces the "
                + "earlier one. \"portal plan --drop\" cancels it.",
        };
        var reason = Reason();
        var verb = new Command(
            "close",
            "Turn online applications off. Returns only when no more applications can be submitted."
        )
        {
            mode,
            until,
            at,
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
                        var order = new SwitchOrder(
                            PortalModes.Read(parsed.GetValue(mode)!),
                            parsed.GetValue(reason)!,
                            parsed.GetValue(until)
                        )
                        {
                            ReviewOn = await ReviewDayAsync(
                                parsed.GetValue(at) ?? TimeProvider.System.GetUtcNow(),
                                parsed.InvocationConfiguration.Error
                            ),
                        };
                        await using var services = Services();
                        await using var scope = services.CreateAsyncScope();
                        return await DoAsync(scope.ServiceProvider, order, parsed.GetValue(at), cancellationToken);
                    }
                )
        );
        return verb;
    }

    private static async Task<(string, object)> DoAsync(
        IServiceProvider services,
        SwitchOrder order,
        DateTimeOffset? at,
        CancellationToken cancellationToken
    )
    {
        var state = await services.GetRequiredService<PortalStateReader>().ReadAsync(cancellationToken);
        if (at is { } due)
        {
            await services
                .GetRequiredService<SwitchOrders>()
                .PlanAsync(order, due, state.Epoch, Actor.CommandLine, cancellationToken);
            return (
                $"Planned: {PortalModes.Word(order.Mode)} from {due:u}. This happens automatically, unless "
                    + "online applications are already closed that far by then.",
                new { planned = PortalModes.Word(order.Mode), at = due }
            );
        }

        var control = services.GetRequiredService<SwitchControl>();
        order = order.Finishing(state);
        if (order.Loosens(state))
        {
            if (order.LetsInAgain(state))
            {
                await LaunchApprovalCheck.RequireAsync(services, cancellationToken);
            }

            var opened = await control.OpenAsync(
                order,
                Actor.CommandLine,
                ExpectedPortalState.Of(state),
                null,
                cancellationToken
            );
            return ($"{opened.ToMode} since {opened.At:O}, epoch {opened.Epoch}.", opened);
        }

        var change = await control.CloseAsync(order, Actor.CommandLine, cancellationToken);
        try
        {
            // The worker may be down too.
            await control.CountAsync(change, LongestCount, cancellationToken);
        }
        catch (NpgsqlException)
        {
            // It is closed; the page says that nobody could count.
        }

        return (
            $"{change.ToMode} since {change.At:O}, epoch {change.Epoch}. "
                + (
                    change.ToMode == PortalModes.Word(PortalMode.NoNew)
                        ? "No new applications can be started online."
                        : "No online application has been accepted since."
                ),
            change
        );
    }

    /// <summary>Asked for before anything is announced: a close that fails later stays half done.</summary>
    internal static Option<string> Reason()
    {
        var reason = new Option<string>("--reason")
        {
            Description = "The reason, for staff and the audit log. 1 to 400 characters, no personal data.",
            Required = true,
        };
        reason.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is not { Length: >= 1 and <= 400 })
            {
                given.AddError("--reason must have 1 to 400 characters.");
            }
        });
        return reason;
    }

    // A profile that cannot be read keeps nobody from closing.
    private static async Task<DateOnly?> ReviewDayAsync(DateTimeOffset from, TextWriter errors)
    {
        try
        {
            return WorkingDays.After(LaunchApprovalCheck.City().DayOf(from));
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"citykey: no review day was set: {unreadable.Message}");
            return null;
        }
    }

    internal static ServiceProvider Services() =>
        new ServiceCollection()
            .AddLogging()
            .AddRecords(VerbConfiguration.Connection("Staff"))
            .AddSwitchControl()
            .BuildServiceProvider();
}
