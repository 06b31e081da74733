using CityKey.Staff.Access;
using CityKey.Staff.Counter;
using CityKey.Staff.Routing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages;

/// <summary>Ends the session, and the counter visit that belongs to it.</summary>
internal sealed class SignOutModel(CurrentVisit visit) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(StaffRoutes.Today);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            await visit.LeaveAsync(HttpContext, cancellationToken);
        }

        await HttpContext.SignOutAsync(StaffAuthorization.Scheme);
        return LocalRedirect(StaffRoutes.SignIn);
    }
}
