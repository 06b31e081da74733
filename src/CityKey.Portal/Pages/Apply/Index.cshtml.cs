using CityKey.Data.Sealing;
using CityKey.Domain.Legal;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Routing;
using CityKey.Portal.Sessions;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Apply;

/// <summary>The storage notice. Until it is accepted, nothing is stored.</summary>
[Online(OnlineAction.Start)]
internal sealed class NoticeModel(ResidentApplications applications, AccessCodeKdf kdf, SiteText text) : PageModel
{
    public bool HasOpen => ResidentSession.Of(User) is not null;

    /// <summary>The notice in this language is older than the English one, so it cannot be accepted here.</summary>
    public bool IsStale => !text.IsCurrent("notice.version");

    public async Task<IActionResult> OnPostAsync([FromRoute] string lang, CancellationToken cancellationToken)
    {
        if (IsStale)
        {
            return Page();
        }

        // After a second press or a step back, the open draft is used.
        if (!HasOpen)
        {
            var code = AccessCode.Create();
            var key = await kdf.StretchAsync(code, cancellationToken);
            using var opened = await applications.StartAsync(key, lang, StorageNotice.Version, cancellationToken);
            await new ResidentSession(code, key).BeginAsync(HttpContext);
        }

        return Redirect(PortalRoutes.ApplyTasks);
    }
}
