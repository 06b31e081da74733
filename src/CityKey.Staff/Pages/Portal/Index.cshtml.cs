using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Staff.Access;
using CityKey.Staff.PortalSwitch;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Portal;

/// <summary>The switch: shows its state, changes it, plans a change.</summary>
internal sealed class IndexModel(
    SwitchView view,
    SwitchActions actions,
    SwitchOrderReader reader,
    SwitchImpact impact,
    LaunchApprovalRule launch,
    SwitchRules rules,
    CityProfile city,
    TimeProvider time
) : PageModel
{
    /// <summary>The id of the button that opens the portal; the error summary links to it.</summary>
    public const string OpenButton = "open";

    private IReadOnlyList<string> leftOut = [];

    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public SwitchView View => view;

    public LaunchApprovalRule Launch => launch;

    /// <summary>Whether opening the portal takes the approval of a second administrator.</summary>
    public bool NeedsApproval => rules.SecondToOpen;

    public bool MayOpen => User.Is(StaffRole.Administrator);

    /// <summary>Whether this person may approve the order that waits for approval; never one of their own.</summary>
    public bool MayApprove => MayOpen && view.AwaitingApproval is { } pending && pending.MadeBy != User.StaffId();

    public SwitchRehearsal? Rehearsal { get; private set; }

    /// <summary>Nothing was done, because the switch was changed after this page was shown.</summary>
    public bool HasConflict { get; private set; }

    /// <summary>The optional parts that were left out of the order that has just been carried out.</summary>
    public IReadOnlyList<string> LeftOut { get; private set; } = [];

    public Task OnGetAsync(string[] left, CancellationToken cancellationToken)
    {
        LeftOut = [.. left.Intersect(SwitchOrderReader.OptionalParts, StringComparer.Ordinal)];
        return view.ReadAsync(cancellationToken);
    }

    /// <summary>A form that names none of the actions below changes nothing.</summary>
    public IActionResult OnPost() => RedirectToPage();

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken)
    {
        if (ReadOrder(due: null) is not { } order)
        {
            return await ShowAgainAsync(cancellationToken);
        }

        var result = await actions.CloseAsync(SwitchRequest(), order, cancellationToken);
        return await RespondAsync(result, cancellationToken);
    }

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken) =>
        await RespondAsync(await actions.OpenAsync(SwitchRequest(), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken) =>
        await RespondAsync(
            await actions.ApproveAsync(SwitchRequest(), Input.Order, cancellationToken),
            cancellationToken
        );

    public async Task<IActionResult> OnPostPlanAsync(CancellationToken cancellationToken)
    {
        var due = LocalInstant.Read(Input.At, city) ?? default;
        if (ReadOrder(due) is not { } order)
        {
            return await ShowAgainAsync(cancellationToken);
        }

        var result = await actions.PlanAsync(SwitchRequest(), order, due, cancellationToken);
        return await RespondAsync(result, cancellationToken, timeField: InputModel.AtField);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) =>
        await RespondAsync(
            await actions.WithdrawAsync(SwitchRequest(), Input.Order, cancellationToken),
            cancellationToken
        );

    /// <summary>Shows what the order would do, and changes nothing.</summary>
    public async Task<IActionResult> OnPostRehearseAsync(CancellationToken cancellationToken)
    {
        if (ReadOrder(due: null) is not { } order)
        {
            return await ShowAgainAsync(cancellationToken);
        }

        await view.ReadAsync(cancellationToken);
        Rehearsal = await SwitchRehearsal.OfAsync(order, leftOut, view, impact, cancellationToken);
        return Page();
    }

    private SwitchRequest SwitchRequest() =>
        new(User, Input.Password, new ExpectedPortalState(Input.Epoch, PortalModes.Read(Input.Seen)));

    /// <returns>Null where the input has errors.</returns>
    private SwitchOrder? ReadOrder(DateTimeOffset? due)
    {
        var now = time.GetUtcNow();
        if (!this.Accepts(new InputModel.Validator(city, now, isPlan: due is not null), Input))
        {
            return null;
        }

        return reader.Read(Input, due ?? now, out leftOut);
    }

    private async Task<IActionResult> RespondAsync(
        SwitchResult result,
        CancellationToken cancellationToken,
        string timeField = InputModel.UntilField
    )
    {
        switch (result.Outcome)
        {
            case SwitchOutcome.Done:
                return RedirectToPage(new { left = leftOut });
            case SwitchOutcome.Forbidden:
                return Forbid();
            case SwitchOutcome.Conflict:
                HasConflict = true;
                break;
            case SwitchOutcome.NotApproved:
                ModelState.AddModelError(OpenButton, "gate.shut");
                break;
            case SwitchOutcome.NotConfirmed:
                ModelState.AddModelError(InputModel.PasswordField, result.PasswordError!);
                break;
            case SwitchOutcome.TimePassed:
                ModelState.AddModelError(timeField, "portal.until-wrong");
                break;
        }

        return await ShowAgainAsync(cancellationToken);
    }

    // The view is read only when the page is shown, and after the change: its counts and lists must not delay a close.
    private async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        await view.ReadAsync(cancellationToken);
        var page = this.Again();
        if (HasConflict)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        return page;
    }

    /// <summary>Everything but the password has a default, so that a close takes one button.</summary>
    internal sealed class InputModel
    {
        public const string PasswordField = "password";
        public const string UntilField = "until";
        public const string AtField = "at";

        public static readonly string[] Reasons = ["review", "security", "maintenance", "people"];
        public static readonly string[] Modes = ["paused", "dark", "nonew"];

        [FromForm(Name = "reason")]
        public string Reason { get; set; } = Reasons[0];

        [FromForm(Name = "mode")]
        public string Mode { get; set; } = Modes[0];

        /// <summary>The end of <see cref="PortalMode.NoNew"/> in the city's time zone:
        /// <c>2026-12-01T17:00</c>.</summary>
        [FromForm(Name = UntilField)]
        public string? Until { get; set; }

        /// <summary>When a planned close takes effect, in the city's time zone.</summary>
        [FromForm(Name = AtField)]
        public string? At { get; set; }

        /// <summary>The pending order to approve or to withdraw.</summary>
        [FromForm(Name = "order")]
        public Guid Order { get; set; }

        [FromForm(Name = "wording")]
        public string Wording { get; set; } = PortalWording.Usual.Ready;

        /// <summary>The administrator's own words by language.</summary>
        [FromForm(Name = "own")]
        public Dictionary<string, string?> Own { get; set; } = [];

        [FromForm(Name = "note")]
        public string? Note { get; set; }

        [FromForm(Name = "review")]
        public DateInput Review { get; set; } = new();

        /// <summary>The epoch that the page showed.</summary>
        [FromForm(Name = "epoch")]
        public long Epoch { get; set; }

        /// <summary>The mode that the page showed.</summary>
        [FromForm(Name = "seen")]
        public string Seen { get; set; } = "";

        [FromForm(Name = PasswordField)]
        public string? Password { get; set; }

        internal sealed class Validator : AbstractValidator<InputModel>
        {
            /// <param name="isPlan">Whether the order takes effect later, at <see cref="At"/>.</param>
            public Validator(CityProfile city, DateTimeOffset now, bool isPlan)
            {
                When(
                    _ => isPlan,
                    () => RuleFor(i => i.At).Must(at => Instant(at) > now).WithMessage("portal.until-wrong")
                );
                When(
                    i => PortalModes.Read(i.Mode) == PortalMode.NoNew,
                    () =>
                        RuleFor(i => i.Until)
                            .Cascade(CascadeMode.Stop)
                            .Must(until => Instant(until) > now)
                            .WithMessage("portal.until-wrong")
                            .Must((i, until) => !isPlan || !(Instant(until) <= Instant(i.At)))
                            .WithMessage("portal.until-before")
                );

                DateTimeOffset? Instant(string? typed) => LocalInstant.Read(typed, city);
            }
        }
    }
}
