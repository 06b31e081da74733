using System.Security.Claims;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Staff.Access;

namespace CityKey.Staff.PortalSwitch;

/// <summary>What came of an action on the switch. Everything but <see cref="Done"/> changed nothing.</summary>
internal enum SwitchOutcome
{
    Done,

    /// <summary>The state in force is not the one that the person saw, or the order is no longer pending.</summary>
    Conflict,

    /// <summary>Only an administrator may do this.</summary>
    Forbidden,

    /// <summary>Counsel has not approved the launch of this city's portal.</summary>
    NotApproved,

    /// <summary>The password was not confirmed.</summary>
    NotConfirmed,

    /// <summary>A time of the order passed before the order was carried out.</summary>
    TimePassed,
}

/// <param name="PasswordError">For <see cref="SwitchOutcome.NotConfirmed"/>: the text key of the error.</param>
internal sealed record SwitchResult(SwitchOutcome Outcome, string? PasswordError = null)
{
    public static SwitchResult Done { get; } = new(SwitchOutcome.Done);
    public static SwitchResult Conflict { get; } = new(SwitchOutcome.Conflict);
    public static SwitchResult Forbidden { get; } = new(SwitchOutcome.Forbidden);
    public static SwitchResult NotApproved { get; } = new(SwitchOutcome.NotApproved);
    public static SwitchResult TimePassed { get; } = new(SwitchOutcome.TimePassed);
}

/// <summary>Who acts on the switch, and the state that they saw when they decided.</summary>
/// <param name="Password">Their password, typed again for this one action.</param>
internal sealed record SwitchRequest(ClaimsPrincipal User, string? Password, ExpectedPortalState Seen)
{
    public Actor Actor => User.AsActor();

    public bool IsByAdministrator => User.Is(StaffRole.Administrator);
}

/// <summary>Changes the switch for a member of staff: checks role, launch approval and password, in this order, and
/// then makes the change. A close needs nothing but the password.</summary>
internal sealed class SwitchActions(
    PortalStateReader reader,
    SwitchControl control,
    SwitchOrders orders,
    StepUp stepUp,
    LaunchApprovalRule launch,
    SwitchRules rules
)
{
    /// <summary>Changes to a mode that is not <see cref="PortalMode.Open"/>. Where residents could then do more than
    /// now, the rules for opening apply.</summary>
    public async Task<SwitchResult> CloseAsync(
        SwitchRequest request,
        SwitchOrder order,
        CancellationToken cancellationToken
    )
    {
        var before = await reader.ReadAsync(cancellationToken);
        order = order.Finishing(before);
        if (!order.Loosens(before))
        {
            return await ConfirmedAsync(
                request,
                () => control.CloseAsync(order, request.Actor, cancellationToken),
                cancellationToken
            );
        }

        // The person meant to close, but someone else has closed the portal further since the page was shown.
        if (request.Seen != ExpectedPortalState.Of(before))
        {
            return SwitchResult.Conflict;
        }

        return await LoosenAsync(request, order, order.LetsInAgain(before), cancellationToken);
    }

    /// <summary>Opens the portal, or requests the approval of a second administrator where the city requires
    /// it.</summary>
    public Task<SwitchResult> OpenAsync(SwitchRequest request, CancellationToken cancellationToken) =>
        LoosenAsync(request, new SwitchOrder(PortalMode.Open, "opened"), opens: true, cancellationToken);

    /// <summary>Approves an order that waits for a second administrator, and carries it out.</summary>
    public async Task<SwitchResult> ApproveAsync(
        SwitchRequest request,
        Guid orderId,
        CancellationToken cancellationToken
    )
    {
        if (!request.IsByAdministrator)
        {
            return SwitchResult.Forbidden;
        }

        var pending = await orders.AwaitingApprovalAsync(cancellationToken);
        if (pending?.Id != orderId)
        {
            return SwitchResult.Conflict;
        }

        if (launch.Refuses)
        {
            return SwitchResult.NotApproved;
        }

        return await ConfirmedAsync(
            request,
            () => control.OpenAsync(pending.Order, request.Actor, request.Seen, pending.Id, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Plans a close for a later time.</summary>
    /// <param name="due">When it takes effect.</param>
    public async Task<SwitchResult> PlanAsync(
        SwitchRequest request,
        SwitchOrder order,
        DateTimeOffset due,
        CancellationToken cancellationToken
    )
    {
        if (!request.IsByAdministrator)
        {
            return SwitchResult.Forbidden;
        }

        return await ConfirmedAsync(
            request,
            () => orders.PlanAsync(order, due, request.Seen.Epoch, request.Actor, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Withdraws a pending order: a plan, or one that waits for a second administrator.</summary>
    public async Task<SwitchResult> WithdrawAsync(
        SwitchRequest request,
        Guid orderId,
        CancellationToken cancellationToken
    )
    {
        if (!request.IsByAdministrator)
        {
            return SwitchResult.Forbidden;
        }

        var withdrawn = false;
        var result = await ConfirmedAsync(
            request,
            async () => withdrawn = await orders.WithdrawAsync(orderId, request.Actor, cancellationToken),
            cancellationToken
        );
        return result == SwitchResult.Done && !withdrawn ? SwitchResult.Conflict : result;
    }

    // A change from dark to paused shows residents more but accepts nothing from them. It takes an administrator, but
    // neither launch approval nor a second administrator.
    private async Task<SwitchResult> LoosenAsync(
        SwitchRequest request,
        SwitchOrder order,
        bool opens,
        CancellationToken cancellationToken
    )
    {
        if (!request.IsByAdministrator)
        {
            return SwitchResult.Forbidden;
        }

        if (opens && launch.Refuses)
        {
            return SwitchResult.NotApproved;
        }

        return await ConfirmedAsync(
            request,
            () =>
                opens && rules.SecondToOpen
                    ? orders.RequestApprovalAsync(order, request.Seen.Epoch, request.Actor, cancellationToken)
                    : control.OpenAsync(order, request.Actor, request.Seen, null, cancellationToken),
            cancellationToken
        );
    }

    private async Task<SwitchResult> ConfirmedAsync(
        SwitchRequest request,
        Func<Task> change,
        CancellationToken cancellationToken
    )
    {
        if (await stepUp.ConfirmAsync(request.User, request.Password, cancellationToken) is { } error)
        {
            return new SwitchResult(SwitchOutcome.NotConfirmed, error);
        }

        try
        {
            await change();
            return SwitchResult.Done;
        }
        catch (SwitchConflictException)
        {
            return SwitchResult.Conflict;
        }
        catch (ArgumentException)
        {
            // The page checked the times already; one of them passed while the password was checked.
            return SwitchResult.TimePassed;
        }
    }
}
