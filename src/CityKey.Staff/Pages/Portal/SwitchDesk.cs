using CityKey.Data.Accounts;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Staff.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Portal;

internal enum SwitchOutcome
{
    Done,

    /// <summary>Something must be mended first; the page's state says what.</summary>
    Wrong,

    /// <summary>Somebody has turned it since the page was drawn.</summary>
    Overtaken,

    Forbidden,
}

/// <summary>Does what somebody has pressed on the switch's page. A close waits for a password, and for nothing
/// else.</summary>
internal sealed class SwitchDesk(
    SwitchForm reading,
    PortalStateReader reader,
    SwitchControl control,
    SwitchOrders orders,
    StepUp again,
    OpeningRule opening,
    SwitchRules rules,
    CityProfile city,
    TimeProvider time
)
{
    /// <summary>What of an order was left out, of <see cref="SwitchForm.Leavable"/>.</summary>
    public IReadOnlyList<string> Left { get; private set; } = [];

    public async Task<SwitchOutcome> DoAsync(PageModel page, SwitchAnswers input, CancellationToken cancel)
    {
        try
        {
            return input.Act switch
            {
                "off" => await OffAsync(page, input, cancel),
                _ when !page.User.Is(StaffRole.Administrator) => SwitchOutcome.Forbidden,
                "on" => await OpenAsync(page, input, new SwitchOrder(PortalMode.Open, "opened"), letsIn: true, cancel),
                "confirm" => await ConfirmAsync(page, input, cancel),
                "plan" => await PlanAsync(page, input, cancel),
                "drop-asked" => await DropAsync(page, input, input.Order, cancel),
                "drop-plan" => await DropAsync(page, input, input.Plan, cancel),
                _ => SwitchOutcome.Overtaken,
            };
        }
        catch (SwitchOvertakenException)
        {
            return SwitchOutcome.Overtaken;
        }
    }

    private async Task<SwitchOutcome> OffAsync(PageModel page, SwitchAnswers input, CancellationToken cancel)
    {
        if (reading.Read(input, page.Request.Form, page.ModelState, out var left) is not { } order)
        {
            return SwitchOutcome.Wrong;
        }

        Left = left;
        var before = await reader.ReadAsync(cancel);
        order = order.Finishing(before);
        return !order.Loosens(before)
                ? await OnceSureAsync(page, input, () => control.CloseAsync(order, page.User.AsActor(), cancel), cancel)
            // Who turned it off, and would now loosen what somebody has turned further off meanwhile, is told of that.
            : Seen(input) != SeenState.Of(before) ? SwitchOutcome.Overtaken
            : await OpenAsync(page, input, order, order.LetsInAgain(before), cancel);
    }

    // What only lets people see more of their own again is an administrator's act, but no opening.
    private async Task<SwitchOutcome> OpenAsync(
        PageModel page,
        SwitchAnswers input,
        SwitchOrder order,
        bool letsIn,
        CancellationToken cancel
    )
    {
        var (by, seen) = (page.User.AsActor(), Seen(input));
        return !page.User.Is(StaffRole.Administrator) ? SwitchOutcome.Forbidden
            : letsIn && !opening.Allows(page.ModelState) ? SwitchOutcome.Wrong
            : await OnceSureAsync(
                page,
                input,
                () =>
                    letsIn && rules.SecondToOpen
                        ? orders.AskAsync(order, input.Epoch, by, cancel)
                        : control.OpenAsync(order, by, seen, null, cancel),
                cancel
            );
    }

    private async Task<SwitchOutcome> ConfirmAsync(PageModel page, SwitchAnswers input, CancellationToken cancel) =>
        await orders.AskedAsync(cancel) is not { } asked || asked.Id != input.Order ? SwitchOutcome.Overtaken
        : !opening.Allows(page.ModelState) ? SwitchOutcome.Wrong
        : await OnceSureAsync(
            page,
            input,
            () => control.OpenAsync(asked.Order, page.User.AsActor(), Seen(input), asked.Id, cancel),
            cancel
        );

    private static SeenState Seen(SwitchAnswers input) => new(input.Epoch, PortalModes.Read(input.Seen));

    private async Task<SwitchOutcome> PlanAsync(PageModel page, SwitchAnswers input, CancellationToken cancel)
    {
        var due = LocalInstant.Read(input.At, city);
        if (due is null || due <= time.GetUtcNow())
        {
            page.ModelState.AddModelError("at", "portal.until-wrong");
        }

        if (reading.Read(input, page.Request.Form, page.ModelState, out var left, due) is not { } order)
        {
            return SwitchOutcome.Wrong;
        }

        if (order.Until <= due)
        {
            page.ModelState.AddModelError("until", "portal.until-before");
            return SwitchOutcome.Wrong;
        }

        Left = left;
        return await OnceSureAsync(
            page,
            input,
            () => orders.PlanAsync(order, due!.Value, input.Epoch, page.User.AsActor(), cancel),
            cancel
        );
    }

    private async Task<SwitchOutcome> DropAsync(
        PageModel page,
        SwitchAnswers input,
        Guid order,
        CancellationToken cancel
    )
    {
        var dropped = false;
        var outcome = await OnceSureAsync(
            page,
            input,
            async () => dropped = await orders.DropAsync(order, page.User.AsActor(), cancel),
            cancel
        );
        return outcome == SwitchOutcome.Done && !dropped ? SwitchOutcome.Overtaken : outcome;
    }

    private async Task<SwitchOutcome> OnceSureAsync(
        PageModel page,
        SwitchAnswers input,
        Func<Task> turn,
        CancellationToken cancel
    )
    {
        if (!await again.ConfirmAsync(page, input.Password, cancel))
        {
            return SwitchOutcome.Wrong;
        }

        try
        {
            await turn();
            return SwitchOutcome.Done;
        }
        catch (ArgumentException) when (input.Act is "off" or "plan" or "on")
        {
            // Its time came while the password was looked at.
            page.ModelState.AddModelError(input.Act == "plan" ? "at" : "until", "portal.until-wrong");
            return SwitchOutcome.Wrong;
        }
    }
}
