using System.Globalization;
using CityKey.Domain.Legal;
using CityKey.Domain.People;
using CityKey.Staff.Access;
using CityKey.Staff.Legal;
using CityKey.Staff.Routing;
using CityKey.Web.Errors;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Legal.Holds;

/// <summary>The legal holds: placing one, releasing one.</summary>
internal sealed class IndexModel(LegalHolds holds) : PageModel
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<HoldRow> Holds { get; private set; } = [];
    public bool MovedOn { get; private set; }

    /// <summary>Records staff and counsel place holds; only counsel releases one.</summary>
    public bool MayRelease => User.Is(StaffRole.Counsel);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Holds = await holds.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Guid? application = null;
        if (this.Accepts(new Validator(), Input) && Input.Scope == nameof(HoldScope.OneApplication))
        {
            application = await holds.FindAsync(Input.Reference, cancellationToken);
            if (application is null)
            {
                ModelState.AddModelError("reference", "hold.reference-unknown");
            }
        }

        if (!ModelState.IsValid)
        {
            await OnGetAsync(cancellationToken);
            return this.Again();
        }

        await PlaceAsync(application, cancellationToken);
        return LocalRedirect(StaffRoutes.Holds);
    }

    public async Task<IActionResult> OnPostReleaseAsync([FromForm] Guid hold, CancellationToken cancellationToken)
    {
        if (!MayRelease)
        {
            return Forbid();
        }

        try
        {
            await holds.ReleaseAsync(hold, User.AsActor(), cancellationToken);
            return LocalRedirect(StaffRoutes.Holds);
        }
        catch (Exception failure) when (Fault.IsConflict(failure))
        {
            ModelState.Clear();
            MovedOn = true;
            await OnGetAsync(cancellationToken);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private Task PlaceAsync(Guid? application, CancellationToken cancellationToken) =>
        Input.Scope switch
        {
            nameof(HoldScope.OneApplication) => holds.PlaceOnApplicationAsync(
                application!.Value,
                Input.Reason!,
                User.AsActor(),
                cancellationToken
            ),
            nameof(HoldScope.HandedInBetween) => holds.PlaceOnDaysAsync(
                Input.FromDay!.Value,
                Input.ToDay!.Value,
                Input.Reason!,
                User.AsActor(),
                cancellationToken
            ),
            _ => holds.PlaceOnEverythingAsync(Input.Reason!, User.AsActor(), cancellationToken),
        };

    internal sealed class InputModel
    {
        [FromForm(Name = "scope")]
        public string? Scope { get; set; }

        [FromForm(Name = "reference")]
        public string? Reference { get; set; }

        [FromForm(Name = "from")]
        public string? From { get; set; }

        [FromForm(Name = "to")]
        public string? To { get; set; }

        [FromForm(Name = "reason")]
        public string? Reason { get; set; }

        public DateOnly? FromDay => ParseDay(From);

        public DateOnly? ToDay => ParseDay(To);

        // ISO 8601 is what a date field sends. The year is bounded because the last days of the calendar have no next
        // day, which the end of a hold needs.
        private static DateOnly? ParseDay(string? typed) =>
            DateOnly.TryParseExact(
                typed?.Trim(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            ) && day.Year is > 2000 and < 3000
                ? day
                : null;
    }

    private sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator()
        {
            RuleFor(a => a.Scope)
                .Must(s => Enum.GetNames<HoldScope>().Contains(s, StringComparer.Ordinal))
                .WithMessage("hold.scope-missing");
            When(
                a => a.Scope == nameof(HoldScope.HandedInBetween),
                () =>
                {
                    RuleFor(a => a.From).Must((a, _) => a.FromDay is not null).WithMessage("hold.day-missing");
                    RuleFor(a => a.To).Must((a, _) => a.ToDay is not null).WithMessage("hold.day-missing");
                    RuleFor(a => a.To)
                        .Must((a, _) => a.ToDay is null || a.FromDay is null || a.ToDay >= a.FromDay)
                        .WithMessage("hold.days-turned");
                }
            );
            RuleFor(a => a.Reason)
                .Must(r => Hold.Reasons.Contains(r, StringComparer.Ordinal))
                .WithMessage("hold.reason-missing");
        }
    }
}
