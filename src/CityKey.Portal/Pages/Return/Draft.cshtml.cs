using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Domain.Records;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Routing;
using CityKey.Portal.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Return;

/// <summary>Ends a draft: deletes it where the records rules allow, or stops it. Works on a frozen draft too, and shows
/// none of its answers.</summary>
[Online(OnlineAction.Withdraw)]
internal sealed class DraftModel(DraftDeletion deletion, PortalState portal) : PageModel
{
    public DeletionDecision Decision { get; private set; }

    public bool CanContinue => portal.Allows(OnlineAction.Continue);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } draft)
        {
            return NoDraft();
        }

        Decision = await deletion.MayDeleteAsync(draft, cancellationToken);
        return Page();
    }

    /// <summary>Stops the draft.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } draft)
        {
            return NoDraft();
        }

        await deletion.StopAsync(draft, cancellationToken);
        return Redirect(PortalRoutes.ReturnStatus);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } draft)
        {
            return NoDraft();
        }

        Decision = await deletion.DeleteAsync(draft, cancellationToken);
        if (Decision != DeletionDecision.Allowed)
        {
            // A legal hold was placed after the page was shown.
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        await ResidentSession.EndAsync(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Redirect(PortalRoutes.ReturnDeleted);
    }

    private RedirectResult NoDraft() =>
        Redirect(ResidentSession.Of(User) is null ? PortalRoutes.Return : PortalRoutes.ReturnStatus);

    private async Task<Application?> FindAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        return ResidentSession.Of(User) is { } session
            ? await deletion.FindAsync(session.Key, cancellationToken)
            : null;
    }
}
