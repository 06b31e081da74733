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

internal sealed class ReviewModel(
    ApplicationAccess access,
    ReviewActions actions,
    CardIssuance issuance,
    CityProfile city
) : PageModel
{
    private const string Issue = "issue";

    [BindProperty(Name = "")]
    public ReviewInput Input { get; set; } = new();

    public Application Application { get; private set; } = null!;
    public ReviewedApplication? Case { get; private set; }
    public bool MovedOn => Response.StatusCode == StatusCodes.Status409Conflict;
    public bool Unreadable => Response.StatusCode == StatusCodes.Status503ServiceUnavailable;
    public bool Mine => Application.ClerkId == User.StaffId();
    public bool Free => ApplicationAccess.MayTake(Application, User.StaffId());

    public async Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        await access.FindAsync(reference, cancellationToken) is { } found
            ? await ShowAsync(found, cancellationToken)
            : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(reference, cancellationToken) is not { } application)
        {
            return NotFound();
        }

        if (Input is { Act: ReviewActions.Deny, Reasons.Length: 0 })
        {
            ModelState.AddModelError("reason", "case.reason-missing");
            await ShowAsync(application, cancellationToken);
            return this.Again();
        }

        try
        {
            await (
                Input.Act == Issue
                    ? issuance.IssueAsync(application, Input.Seen, User, cancellationToken)
                    : actions.DoAsync(application, Input.Act ?? "", Input.Seen, Input.Reasons, User, cancellationToken)
            );
            return Redirect(
                Input.Act == ReviewActions.Release
                    ? StaffRoutes.Applications
                    : StaffRoutes.Application(application.Reference)
            );
        }
        catch (Exception lost) when (lost is RuleViolationException or DbUpdateConcurrencyException)
        {
            // What the clerk chose stays on the page; the record is read anew and not opened.
            return Only((await access.FindAgainAsync(reference, cancellationToken))!, StatusCodes.Status409Conflict);
        }
        catch (CustodianUnavailableException)
        {
            return Only(application, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<IActionResult> ShowAsync(Application application, CancellationToken cancellationToken)
    {
        Application = application;
        if (!ApplicationAccess.MayOpen(application, User.StaffId()))
        {
            return Page();
        }

        try
        {
            using var opened = await access.OpenAsync(application, AccessReason.Review, User, cancellationToken);
            Case = ReviewedApplication.Of(
                opened,
                await access.MessagesAsync(opened, read: true, cancellationToken),
                city
            );
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
