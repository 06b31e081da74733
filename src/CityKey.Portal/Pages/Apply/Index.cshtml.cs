using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Portal.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Apply;

/// <summary>The storage notice. Until it is accepted, nothing is stored.</summary>
[Online(OnlineAct.Start)]
public sealed class NoticePage(ResidentDoor door, CodeStretch stretch) : PageModel
{
    /// <summary>Changes with the words of <c>notice.*</c>; each application records which it accepted.</summary>
    public const string NoticeVersion = "2026-11";

    public bool HasOpen => ResidentSession.Of(User) is not null;

    public async Task<IActionResult> OnPostAsync(string lang, CancellationToken cancel)
    {
        // Pressed twice, or back and again: the draft that is open goes on.
        if (!HasOpen)
        {
            var code = AccessCode.Create();
            var key = await stretch.StretchAsync(code, cancel);
            using var opened = await door.StartAsync(key, lang, NoticeVersion, cancel);
            await new ResidentSession(code, key).BeginAsync(HttpContext);
        }

        return Redirect(PortalAddress.Of("apply/tasks"));
    }
}
