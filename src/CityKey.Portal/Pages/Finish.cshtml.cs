using CityKey.Portal.Routing;
using CityKey.Portal.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages;

/// <summary>Ends the session and clears the browser, for residents on a shared phone or computer. Works in every mode
/// of the portal switch and reads no database.</summary>
internal sealed class FinishModel : PageModel
{
    public ResidentSession? Session => ResidentSession.Of(User);

    public void OnGet() => Response.Headers.CacheControl = "no-cache, no-store";

    public async Task<IActionResult> OnPostAsync()
    {
        await ResidentSession.EndAsync(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Redirect(PortalRoutes.Finish);
    }
}
