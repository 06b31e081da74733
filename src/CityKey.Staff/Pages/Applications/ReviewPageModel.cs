using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Staff.Access;
using CityKey.Staff.Review;
using CityKey.Staff.Routing;
using CityKey.Web.Errors;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Applications;

/// <summary>Base of the pages on which a clerk does one thing with an application. It finds and opens the application,
/// refuses a stale form, and shows again what was typed.</summary>
internal abstract class ReviewPageModel(ApplicationAccess access, SiteText text) : PageModel
{
    /// <summary>The version of the application that the clerk was looking at.</summary>
    [FromForm(Name = "seen"), BindProperty(Name = "seen")]
    public uint? Seen { get; set; }

    public Application Application { get; private set; } = null!;

    /// <summary>Set when what was sent could not be stored.</summary>
    public StaleSubmission? Unsaved { get; private set; }

    public string Place => StaffRoutes.Application(Application.Reference);

    protected ApplicationAccess Access => access;

    protected SiteText Text => text;

    protected Guid StaffId => User.StaffId();

    /// <summary>Whether the application's status allows what this page does, and this clerk may do it.</summary>
    protected abstract bool IsAllowed { get; }

    /// <summary>Reads what the page shows of the opened application.</summary>
    protected abstract Task LoadAsync(OpenedApplication opened, CancellationToken cancellationToken);

    /// <summary>Validates the input, and writes errors to the model state.</summary>
    protected abstract bool Accepts(OpenedApplication opened);

    protected abstract Task SaveAsync(OpenedApplication opened, CancellationToken cancellationToken);

    /// <summary>Describes what was sent, for <see cref="StaleSubmission"/>.</summary>
    protected abstract (string Action, IEnumerable<string> Chosen, string? Note) DescribeInput();

    /// <summary>Finds the application, without opening it.</summary>
    /// <returns>The result to return instead of this page; null when the page may go ahead.</returns>
    protected async Task<IActionResult?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(reference, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Application = found;
        return IsAllowed ? null : Redirect(Place);
    }

    /// <summary>Opens the application and shows the page.</summary>
    /// <param name="reason">One of <see cref="AccessReason"/>.</param>
    protected async Task<IActionResult> ShowAsync(string reference, string reason, CancellationToken cancellationToken)
    {
        if (await FindAsync(reference, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        try
        {
            using var opened = await access.OpenAsync(Application, reason, User, cancellationToken);
            await LoadAsync(opened, cancellationToken);
            return Page();
        }
        catch (CustodianUnavailableException)
        {
            return NotStored(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Validates and saves what was sent, then redirects to the application.</summary>
    /// <param name="subpage">Appended to the address of the application.</param>
    protected async Task<IActionResult> SubmitAsync(
        string reference,
        string subpage,
        CancellationToken cancellationToken
    )
    {
        if (await access.FindAsync(reference, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Application = found;
        try
        {
            ReviewActions.RequireSeen(found, Seen);
            if (!IsAllowed)
            {
                throw new RuleViolationException("case.seen", "The application is no longer as the page showed it.");
            }

            using var opened = await access.OpenAsync(found, AccessReason.Seal, User, cancellationToken);
            if (!Accepts(opened))
            {
                await LoadAsync(opened, cancellationToken);
                return this.Again();
            }

            await SaveAsync(opened, cancellationToken);
            return Redirect(Place + subpage);
        }
        catch (Exception failure) when (Fault.IsConflict(failure))
        {
            Application = (await access.FindAgainAsync(reference, cancellationToken))!;
            return NotStored(StatusCodes.Status409Conflict);
        }
        catch (CustodianUnavailableException)
        {
            return NotStored(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private PageResult NotStored(int status)
    {
        Response.StatusCode = status;
        var (action, chosen, note) = DescribeInput();
        Unsaved = new StaleSubmission(Application, Application.ClerkId == StaffId, action, [.. chosen], note);
        return Page();
    }
}
