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

internal sealed class IndexModel(HoldDesk desk) : PageModel
{
    [BindProperty(Name = "")]
    public HoldAnswers Input { get; set; } = new();

    public IReadOnlyList<HoldLine> Holds { get; private set; } = [];
    public bool MovedOn { get; private set; }

    /// <summary>Whoever keeps the records may place a hold; only counsel lifts one.</summary>
    public bool MayRelease => User.Is(StaffRole.Counsel);

    public async Task OnGetAsync(CancellationToken cancel) => Holds = await desk.ListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Guid? application = null;
        if (this.Accepts(new HoldRules(), Input) && Input.Scope == nameof(HoldScope.OneApplication))
        {
            application = await desk.FindAsync(Input.Reference, cancel);
            if (application is null)
            {
                ModelState.AddModelError("reference", "hold.reference-unknown");
            }
        }

        if (!ModelState.IsValid)
        {
            await OnGetAsync(cancel);
            return this.Again();
        }

        await PlaceAsync(application, cancel);
        return LocalRedirect("/legal/holds");
    }

    public async Task<IActionResult> OnPostReleaseAsync([FromForm] Guid hold, CancellationToken cancel)
    {
        if (!MayRelease)
        {
            return Forbid();
        }

        try
        {
            await desk.ReleaseAsync(hold, User.AsActor(), cancel);
            return LocalRedirect("/legal/holds");
        }
        catch (Exception lost) when (lost is RuleViolationException or DbUpdateConcurrencyException)
        {
            ModelState.Clear();
            MovedOn = true;
            await OnGetAsync(cancel);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private Task PlaceAsync(Guid? application, CancellationToken cancel) =>
        Input.Scope switch
        {
            nameof(HoldScope.OneApplication) => desk.PlaceOnApplicationAsync(
                application!.Value,
                Input.Reason!,
                User.AsActor(),
                cancel
            ),
            nameof(HoldScope.HandedInBetween) => desk.PlaceOnDaysAsync(
                Input.FromDay!.Value,
                Input.ToDay!.Value,
                Input.Reason!,
                User.AsActor(),
                cancel
            ),
            _ => desk.PlaceOnEverythingAsync(Input.Reason!, User.AsActor(), cancel),
        };
}
