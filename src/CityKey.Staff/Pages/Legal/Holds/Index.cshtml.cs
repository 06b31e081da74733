using CityKey.Data.Accounts;
using CityKey.Domain;
using CityKey.Domain.Legal;
using CityKey.Domain.People;
using CityKey.Staff.Legal;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Legal.Holds;

internal sealed class IndexModel(LegalHolds holds) : PageModel
{
    [BindProperty(Name = "")]
    public HoldInput Input { get; set; } = new();

    public IReadOnlyList<HoldRow> Holds { get; private set; } = [];
    public bool MovedOn { get; private set; }

    /// <summary>Whoever keeps the records may place a hold; only counsel lifts one.</summary>
    public bool MayRelease => User.Is(StaffRole.Counsel);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Holds = await holds.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Guid? application = null;
        if (this.Accepts(new HoldValidator(), Input) && Input.Scope == nameof(HoldScope.OneApplication))
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
        catch (Exception lost) when (lost is RuleViolationException or DbUpdateConcurrencyException)
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
}
