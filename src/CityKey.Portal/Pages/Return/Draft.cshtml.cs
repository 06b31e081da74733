using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Domain.Records;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Portal.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Return;

/// <summary>How a resident ends a draft: deletes it where the law allows, or stops it. It works on a frozen draft too,
/// and shows nothing of what it says.</summary>
[Online(OnlineAct.Withdraw)]
public sealed class DraftPage(DraftEnd end, PortalState portal) : PageModel
{
    private const string Delete = "delete";
    private const string Stop = "stop";

    public DeletionAnswer Answer { get; private set; }

    public bool MayGoOn => portal.Allows(OnlineAct.Continue);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } draft)
        {
            return Redirect(PortalAddress.Of(ResidentSession.Of(User) is null ? "return" : "return/status"));
        }

        Answer = await end.MayDeleteAsync(draft, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? act, CancellationToken cancel)
    {
        if (act is not (Delete or Stop) || await FindAsync(cancel) is not { } draft)
        {
            return await OnGetAsync(cancel);
        }

        if (act == Stop)
        {
            await end.StopAsync(draft, cancel);
            return Redirect(PortalAddress.Of("return/status"));
        }

        Answer = await end.DeleteAsync(draft, cancel);
        if (Answer != DeletionAnswer.Allowed)
        {
            // A hold came between the page and the press.
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        await ResidentSession.EndAsync(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Redirect(PortalAddress.Of("return/deleted"));
    }

    private async Task<Application?> FindAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        return ResidentSession.Of(User) is { } session ? await end.FindAsync(session.Key, cancel) : null;
    }
}
