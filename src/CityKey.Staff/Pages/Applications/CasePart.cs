using CityKey.Data.Accounts;
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
internal abstract class CasePart(ClerkDoor door, SiteText text) : PageModel
{
    [FromForm(Name = "seen"), BindProperty(Name = "seen")]
    public uint? Seen { get; set; }

    public Application Application { get; private set; } = null!;

    /// <summary>Set when what was sent could not be stored.</summary>
    public Unsaved? Unsaved { get; private set; }

    public bool MovedOn => Response.StatusCode == StatusCodes.Status409Conflict;

    public string Place => $"/applications/{Application.Reference}";

    protected ClerkDoor Door => door;

    protected SiteText Text => text;

    protected Guid Me => User.StaffId();

    /// <summary>Whether this page is for the case as it stands, and for this clerk.</summary>
    protected abstract bool IsFor { get; }

    /// <summary>What the page shows of an opened case.</summary>
    protected abstract Task LookAsync(OpenedCase opened, CancellationToken cancel);

    /// <summary>Checks what was sent; what is wrong stands in the model state.</summary>
    protected abstract bool Accepts(OpenedCase opened);

    protected abstract Task ActAsync(OpenedCase opened, CancellationToken cancel);

    /// <summary>What was sent, in words.</summary>
    protected abstract (string Act, IEnumerable<string> Chosen, string? Note) Sent();

    /// <summary>Finds the case, without opening it.</summary>
    /// <returns>Where to look instead; null when this page is right.</returns>
    protected async Task<IActionResult?> FindAsync(string reference, CancellationToken cancel)
    {
        if (await door.FindAsync(reference, cancel) is not { } found)
        {
            return NotFound();
        }

        Application = found;
        return IsFor ? null : Redirect(Place);
    }

    protected async Task<IActionResult> ShowAsync(string reference, string reason, CancellationToken cancel)
    {
        if (await FindAsync(reference, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        try
        {
            using var opened = await door.OpenAsync(Application, reason, User, cancel);
            await LookAsync(opened, cancel);
            return Page();
        }
        catch (CustodianUnavailableException)
        {
            return NotStored(StatusCodes.Status503ServiceUnavailable);
        }
    }

    protected async Task<IActionResult> DoAsync(string reference, string onwards, CancellationToken cancel)
    {
        if (await door.FindAsync(reference, cancel) is not { } found)
        {
            return NotFound();
        }

        Application = found;
        try
        {
            CaseActs.RequireSeen(found, Seen);
            CaseActs.Require(IsFor);
            using var opened = await door.OpenAsync(found, OpeningReason.Seal, User, cancel);
            if (!Accepts(opened))
            {
                await LookAsync(opened, cancel);
                return this.Again();
            }

            await ActAsync(opened, cancel);
            return Redirect(Place + onwards);
        }
        catch (Exception lost) when (lost is RuleViolationException or DbUpdateConcurrencyException)
        {
            Application = (await door.FindAgainAsync(reference, cancel))!;
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
        Unsaved = new Unsaved(Application, Application.ClerkId == Me, act, [.. chosen], note);
        return Page();
    }
}
