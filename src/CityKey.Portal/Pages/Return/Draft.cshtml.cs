using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Domain.Records;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Portal.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Return;

/// <summary>How a resident ends a draft: deletes it where the law allows, or stops it. It works on a frozen draft too,
/// and shows nothing of what it says.</summary>
[Online(OnlineAction.Withdraw)]
public sealed class DraftModel(DraftDeletion deletion, PortalState portal) : PageModel
{
    private const string Delete = "delete";
    private const string Stop = "stop";

    public DeletionDecision Answer { get; private set; }

    public bool MayGoOn => portal.Allows(OnlineAction.Continue);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } draft)
        {
            return Redirect(PortalAddress.Of(ResidentSession.Of(User) is null ? "return" : "return/status"));
        }

        Answer = await deletion.MayDeleteAsync(draft, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? act, CancellationToken cancellationToken)
    {
        if (act is not (Delete or Stop) || await FindAsync(cancellationToken) is not { } draft)
        {
            return await OnGetAsync(cancellationToken);
        }

        if (act == Stop)
        {
            await deletion.StopAsync(draft, cancellationToken);
            return Redirect(PortalAddress.Of("return/status"));
        }

        Answer = await deletion.DeleteAsync(draft, cancellationToken);
        if (Answer != DeletionDecision.Allowed)
        {
            // A hold came between the page and the press.
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        await ResidentSession.EndAsync(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Redirect(PortalAddress.Of("return/deleted"));
    }

    private async Task<Application?> FindAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        return ResidentSession.Of(User) is { } session
            ? await deletion.FindAsync(session.Key, cancellationToken)
            : null;
    }
}
