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
    LaunchApprovalRule launch,
    SwitchRules rules,
    CityProfile city,
    TimeProvider time
)
{
    /// <summary>What of an order was left out, of <see cref="SwitchForm.Leavable"/>.</summary>
    public IReadOnlyList<string> Left { get; private set; } = [];

    public async Task<SwitchOutcome> DoAsync(PageModel page, SwitchInput input, CancellationToken cancellationToken)
    {
        try
        {
            return input.Act switch
            {
                "off" => await OffAsync(page, input, cancellationToken),
                _ when !page.User.Is(StaffRole.Administrator) => SwitchOutcome.Forbidden,
                "on" => await OpenAsync(
                    page,
                    input,
                    new SwitchOrder(PortalMode.Open, "opened"),
                    letsIn: true,
                    cancellationToken
                ),
                "confirm" => await ConfirmAsync(page, input, cancellationToken),
                "plan" => await PlanAsync(page, input, cancellationToken),
                "drop-asked" => await DropAsync(page, input, input.Order, cancellationToken),
                "drop-plan" => await DropAsync(page, input, input.Plan, cancellationToken),
                _ => SwitchOutcome.Overtaken,
            };
        }
        catch (SwitchConflictException)
        {
            return SwitchOutcome.Overtaken;
        }
    }

    private async Task<SwitchOutcome> OffAsync(PageModel page, SwitchInput input, CancellationToken cancellationToken)
    {
        if (reading.Read(input, page.Request.Form, page.ModelState, out var left) is not { } order)
        {
            return SwitchOutcome.Wrong;
        }

        Left = left;
        var before = await reader.ReadAsync(cancellationToken);
        order = order.Finishing(before);
        return !order.Loosens(before)
                ? await OnceSureAsync(
                    page,
                    input,
                    () => control.CloseAsync(order, page.User.AsActor(), cancellationToken),
                    cancellationToken
                )
            // Who turned it off, and would now loosen what somebody has turned further off meanwhile, is told of that.
            : Seen(input) != ExpectedPortalState.Of(before) ? SwitchOutcome.Overtaken
            : await OpenAsync(page, input, order, order.LetsInAgain(before), cancellationToken);
    }

    // What only lets people see more of their own again is an administrator's act, but no opening.
    private async Task<SwitchOutcome> OpenAsync(
        PageModel page,
        SwitchInput input,
        SwitchOrder order,
        bool letsIn,
        CancellationToken cancellationToken
    )
    {
        var (by, expected) = (page.User.AsActor(), Seen(input));
        return !page.User.Is(StaffRole.Administrator) ? SwitchOutcome.Forbidden
            : letsIn && !launch.Allows(page.ModelState) ? SwitchOutcome.Wrong
            : await OnceSureAsync(
                page,
                input,
                () =>
                    letsIn && rules.SecondToOpen
                        ? orders.AskAsync(order, input.Epoch, by, cancellationToken)
                        : control.OpenAsync(order, by, expected, null, cancellationToken),
                cancellationToken
            );
    }

    private async Task<SwitchOutcome> ConfirmAsync(
        PageModel page,
        SwitchInput input,
        CancellationToken cancellationToken
    ) =>
        await orders.AskedAsync(cancellationToken) is not { } asked || asked.Id != input.Order ? SwitchOutcome.Overtaken
        : !launch.Allows(page.ModelState) ? SwitchOutcome.Wrong
        : await OnceSureAsync(
            page,
            input,
            () => control.OpenAsync(asked.Order, page.User.AsActor(), Seen(input), asked.Id, cancellationToken),
            cancellationToken
        );

    private static ExpectedPortalState Seen(SwitchInput input) => new(input.Epoch, PortalModes.Read(input.Seen));

    private async Task<SwitchOutcome> PlanAsync(PageModel page, SwitchInput input, CancellationToken cancellationToken)
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
            () => orders.PlanAsync(order, due!.Value, input.Epoch, page.User.AsActor(), cancellationToken),
            cancellationToken
        );
    }

    private async Task<SwitchOutcome> DropAsync(
        PageModel page,
        SwitchInput input,
        Guid order,
        CancellationToken cancellationToken
    )
    {
        var dropped = false;
        var outcome = await OnceSureAsync(
            page,
            input,
            async () => dropped = await orders.DropAsync(order, page.User.AsActor(), cancellationToken),
            cancellationToken
        );
        return outcome == SwitchOutcome.Done && !dropped ? SwitchOutcome.Overtaken : outcome;
    }

    private async Task<SwitchOutcome> OnceSureAsync(
        PageModel page,
        SwitchInput input,
        Func<Task> turn,
        CancellationToken cancellationToken
    )
    {
        if (await again.ConfirmAsync(page.User, input.Password, cancellationToken) is { } error)
        {
            page.ModelState.AddModelError("password", error);
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
