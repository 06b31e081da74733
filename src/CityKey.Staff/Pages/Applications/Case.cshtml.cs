using CityKey.Data;
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

internal sealed class CaseModel(CityKeyDb db, ClerkDoor door, CaseActs acts, CardDesk cards, CityProfile city) : PageModel
{
    private const string Issue = "issue";

    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    public Application Application { get; private set; } = null!;
    public CaseView? Case { get; private set; }
    public bool MovedOn { get; private set; }
    public bool Unreadable { get; private set; }
    public bool Mine => Application.ReviewerId == User.StaffId();

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancel) =>
        await FindAsync(reference, cancel) is { } found ? await ShowAsync(found, cancel) : NotFound();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken cancel)
    {
        if (await FindAsync(reference, cancel) is not { } application)
        {
            return NotFound();
        }

        if (Input.Act == CaseActs.Deny && Input.Reasons.Length == 0)
        {
            ModelState.AddModelError("reason", "case.reason-missing");
            await ShowAsync(application, cancel);
            return this.Again();
        }

        try
        {
            await (Input.Act == Issue
                ? cards.IssueAsync(application, Input.Seen, User, cancel)
                : acts.DoAsync(application, Input.Act ?? "", Input.Seen, Input.Reasons, User, cancel));
            return Redirect(Input.Act == CaseActs.Release ? "/applications" : $"/applications/{application.Reference}");
        }
        catch (Exception lost) when (lost is RuleViolationException or DbUpdateConcurrencyException)
        {
            return await ShowMovedOnAsync(application.Reference, cancel);
        }
        catch (CustodianUnavailableException)
        {
            return Closed(application);
        }
    }

    private async Task<Application?> FindAsync(string reference, CancellationToken cancel) =>
        ReferenceNumber.TryRead(reference, out var normal)
            ? await db.Applications.SingleOrDefaultAsync(a => a.Reference == normal && a.Status != ApplicationStatus.Draft && a.Status != ApplicationStatus.Expired, cancel)
            : null;

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
            Case = CaseView.Of(opened, city);
            return Page();
        }
        catch (CustodianUnavailableException)
        {
            return Closed(application);
        }
    }

    // What the clerk chose stays on the page; the record is read anew and not opened.
    private async Task<PageResult> ShowMovedOnAsync(string reference, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        Application = (await FindAsync(reference, cancel))!;
        MovedOn = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private PageResult Closed(Application application)
    {
        (Application, Unreadable) = (application, true);
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }

    internal sealed class Answers
    {
        [FromForm(Name = "act")]
        public string? Act { get; set; }

        [FromForm(Name = "seen")]
        public uint? Seen { get; set; }

        [FromForm(Name = "reason")]
        public string[] Reasons { get; set; } = [];
    }
}
