using CityKey.Data.Accounts;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Staff.Review;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Applications;

/// <summary>One thing that a clerk does with a case, on a page of its own: how it is found, opened, refused when late,
/// and never loses what was typed.</summary>
internal abstract class ReviewPageModel(ApplicationAccess access, SiteText text) : PageModel
{
    [FromForm(Name = "seen"), BindProperty(Name = "seen")]
    public uint? Seen { get; set; }

    public Application Application { get; private set; } = null!;

    /// <summary>Set when what was sent could not be stored.</summary>
    public StaleSubmission? Unsaved { get; private set; }

    public bool MovedOn => Response.StatusCode == StatusCodes.Status409Conflict;

    public string Place => StaffRoutes.Application(Application.Reference);

    protected ApplicationAccess Door => access;

    protected SiteText Text => text;

    protected Guid Me => User.StaffId();

    /// <summary>Whether this page is for the case as it stands, and for this clerk.</summary>
    protected abstract bool IsFor { get; }

    /// <summary>What the page shows of an opened case.</summary>
    protected abstract Task LookAsync(OpenedApplication opened, CancellationToken cancellationToken);

    /// <summary>Checks what was sent; what is wrong stands in the model state.</summary>
    protected abstract bool Accepts(OpenedApplication opened);

    protected abstract Task ActAsync(OpenedApplication opened, CancellationToken cancellationToken);

    /// <summary>What was sent, in words.</summary>
    protected abstract (string Act, IEnumerable<string> Chosen, string? Note) Sent();

    /// <summary>Finds the case, without opening it.</summary>
    /// <returns>Where to look instead; null when this page is right.</returns>
    protected async Task<IActionResult?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(reference, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Application = found;
        return IsFor ? null : Redirect(Place);
    }

    protected async Task<IActionResult> ShowAsync(string reference, string reason, CancellationToken cancellationToken)
    {
        if (await FindAsync(reference, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        try
        {
            using var opened = await access.OpenAsync(Application, reason, User, cancellationToken);
            await LookAsync(opened, cancellationToken);
            return Page();
        }
        catch (CustodianUnavailableException)
        {
            return NotStored(StatusCodes.Status503ServiceUnavailable);
        }
    }

    protected async Task<IActionResult> DoAsync(string reference, string onwards, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(reference, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Application = found;
        try
        {
            ReviewActions.RequireSeen(found, Seen);
            ReviewActions.Require(IsFor);
            using var opened = await access.OpenAsync(found, AccessReason.Seal, User, cancellationToken);
            if (!Accepts(opened))
            {
                await LookAsync(opened, cancellationToken);
                return this.Again();
            }

            await ActAsync(opened, cancellationToken);
            return Redirect(Place + onwards);
        }
        catch (Exception lost) when (lost is RuleViolationException or DbUpdateConcurrencyException)
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
        var (act, chosen, note) = Sent();
        Unsaved = new StaleSubmission(Application, Application.ClerkId == Me, act, [.. chosen], note);
        return Page();
    }
}
