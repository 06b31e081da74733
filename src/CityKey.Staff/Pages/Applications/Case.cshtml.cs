using CityKey.Data.Accounts;
using CityKey.Data.Sealing;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Staff.Review;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Applications;

internal sealed class CaseModel(ClerkDoor door, CaseActs acts, CardDesk cards, CityProfile city) : PageModel
{
    private const string Issue = "issue";

    [BindProperty(Name = "")]
    public CaseAnswers Input { get; set; } = new();

    public Application Application { get; private set; } = null!;
    public CaseView? Case { get; private set; }
    public bool MovedOn => Response.StatusCode == StatusCodes.Status409Conflict;
    public bool Unreadable => Response.StatusCode == StatusCodes.Status503ServiceUnavailable;
    public bool Mine => Application.ClerkId == User.StaffId();
    public bool Free => ClerkDoor.MayTake(Application, User.StaffId());

    public async Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancel) =>
        await door.FindAsync(reference, cancel) is { } found ? await ShowAsync(found, cancel) : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancel)
    {
        if (await door.FindAsync(reference, cancel) is not { } application)
        {
            return NotFound();
        }

        if (Input is { Act: CaseActs.Deny, Reasons.Length: 0 })
        {
            ModelState.AddModelError("reason", "case.reason-missing");
            await ShowAsync(application, cancel);
            return this.Again();
        }

        try
        {
            await (
                Input.Act == Issue
                    ? cards.IssueAsync(application, Input.Seen, User, cancel)
                    : acts.DoAsync(application, Input.Act ?? "", Input.Seen, Input.Reasons, User, cancel)
            );
            return Redirect(Input.Act == CaseActs.Release ? "/applications" : $"/applications/{application.Reference}");
        }
        catch (Exception lost) when (lost is RuleViolationException or DbUpdateConcurrencyException)
        {
            // What the clerk chose stays on the page; the record is read anew and not opened.
            return Only((await door.FindAgainAsync(reference, cancel))!, StatusCodes.Status409Conflict);
        }
        catch (CustodianUnavailableException)
        {
            return Only(application, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<IActionResult> ShowAsync(Application application, CancellationToken cancel)
    {
        Application = application;
        if (!ClerkDoor.MayOpen(application, User.StaffId()))
        {
            return Page();
        }

        try
        {
            using var opened = await door.OpenAsync(application, OpeningReason.Review, User, cancel);
            Case = CaseView.Of(opened, await door.MessagesAsync(opened, read: true, cancel), city);
            return Page();
        }
        catch (CustodianUnavailableException)
        {
            return Only(application, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private PageResult Only(Application application, int status)
    {
        Application = application;
        Response.StatusCode = status;
        return Page();
    }
}
