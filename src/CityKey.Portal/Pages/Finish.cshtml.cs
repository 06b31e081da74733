using CityKey.Portal.Languages;
using CityKey.Portal.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages;

/// <summary>Leaves nothing on a phone that others may hold. Works in every mode of the switch, and asks no
/// database.</summary>
public sealed class FinishModel : PageModel
{
    public ResidentSession? Session => ResidentSession.Of(User);

    public void OnGet() => Response.Headers.CacheControl = "no-cache, no-store";

    public async Task<IActionResult> OnPostAsync()
    {
        await ResidentSession.EndAsync(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Redirect(PortalAddress.Of("finish"));
    }
}
