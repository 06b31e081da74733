using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Staff.Access;
using CityKey.Staff.Review;
using CityKey.Staff.Routing;
using CityKey.Web.Errors;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Applications;

/// <summary>One submitted application: claiming it, reading it, deciding on it, issuing its card.</summary>
internal sealed class ReviewModel(
    ApplicationAccess access,
    ReviewActions actions,
    CardIssuance issuance,
    CityProfile city,
    SiteText text
) : PageModel
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public Application Application { get; private set; } = null!;

    /// <summary>Null while the application is not open to this member of staff.</summary>
    public ReviewedApplication? Case { get; private set; }

    /// <summary>Set when what was sent could not be stored.</summary>
    public StaleSubmission? Unsaved { get; private set; }

    public bool Unreadable => Response.StatusCode == StatusCodes.Status503ServiceUnavailable;
    public bool MayClaim => ApplicationAccess.MayTake(Application, User.StaffId());

    public async Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        await access.FindAsync(reference, cancellationToken) is { } found
            ? await ShowAsync(found, cancellationToken)
            : NotFound();

    public Task<IActionResult> OnPostClaimAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        SaveAsync(
            reference,
            "claim",
            a => actions.ClaimAsync(a, Input.Seen, User, cancellationToken),
            cancellationToken
        );

    public Task<IActionResult> OnPostReleaseAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        SaveAsync(
            reference,
            "release",
            a => actions.ReleaseAsync(a, Input.Seen, User, cancellationToken),
            cancellationToken
        );

    public Task<IActionResult> OnPostApproveAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        SaveAsync(
            reference,
            "approve",
            a => actions.ApproveAsync(a, Input.Seen, User, cancellationToken),
            cancellationToken
        );

    public async Task<IActionResult> OnPostDenyAsync([FromRoute] string reference, CancellationToken cancellationToken)
    {
        if (Input.Reasons.Length > 0)
        {
            return await SaveAsync(
                reference,
                "deny",
                a => actions.DenyAsync(a, Input.Seen, Input.Reasons, User, cancellationToken),
                cancellationToken
            );
        }

        if (await access.FindAsync(reference, cancellationToken) is not { } application)
        {
            return NotFound();
        }

        ModelState.AddModelError("reason", "case.reason-missing");
        await ShowAsync(application, cancellationToken);
        return this.Again();
    }

    public Task<IActionResult> OnPostIssueAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        SaveAsync(
            reference,
            "issue",
            a => issuance.IssueAsync(a, Input.Seen, User, cancellationToken),
            cancellationToken
        );

    // Without the attribute, Razor Pages would take the override for a handler of the verb PAGE.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Razor Pages draws the page when no handler has the name that was posted; this one needs its application.
        if (context.HandlerMethod is null)
        {
            context.Result = BadRequest();
        }
    }

    private async Task<IActionResult> SaveAsync(
        string reference,
        string action,
        Func<Application, Task> save,
        CancellationToken cancellationToken
    )
    {
        if (await access.FindAsync(reference, cancellationToken) is not { } application)
        {
            return NotFound();
        }

        Application = application;
        try
        {
            await save(application);
            return Redirect(
                action == "release" ? StaffRoutes.Applications : StaffRoutes.Application(application.Reference)
            );
        }
        catch (Exception failure) when (Fault.IsConflict(failure))
        {
            // The clerk's choice stays on the page. The application is read again, but not opened.
            Application = (await access.FindAgainAsync(reference, cancellationToken))!;
            Unsaved = new StaleSubmission(Application, Application.ClerkId == User.StaffId(), action, ReasonTexts());
            return WithStatus(StatusCodes.Status409Conflict);
        }
        catch (CustodianUnavailableException)
        {
            return WithStatus(StatusCodes.Status503ServiceUnavailable);
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
                await access.MessagesAsync(opened, markRead: true, cancellationToken),
                city
            );
            return Page();
        }
        catch (CustodianUnavailableException)
        {
            return WithStatus(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private string[] ReasonTexts() =>
        [.. Input.Reasons.Select(r => $"denial.{r}").Where(text.Has).Select(key => text[key])];

    private PageResult WithStatus(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    internal sealed class InputModel
    {
        /// <summary>The version of the application that the clerk was looking at; null from the queue.</summary>
        [FromForm(Name = "seen")]
        public uint? Seen { get; set; }

        [FromForm(Name = "reason")]
        public string[] Reasons { get; set; } = [];
    }
}
