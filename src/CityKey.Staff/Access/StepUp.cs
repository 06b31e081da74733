using CityKey.Data.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Access;

/// <summary>Asks somebody who is signed in for the password once more, for one act: that somebody has signed in says
/// nothing of who sits there now.</summary>
internal sealed class StepUp(SignInDesk desk)
{
    /// <summary>Whether it is who it was; if not, the page's field <c>password</c> says so.</summary>
    public async Task<bool> ConfirmAsync(PageModel page, string? password, CancellationToken cancel)
    {
        var answer = await desk.ConfirmAsync(page.User.StaffId(), password ?? "", cancel);
        if (answer == SignInAnswer.Welcome)
        {
            return true;
        }

        page.ModelState.AddModelError(
            "password",
            answer == SignInAnswer.TooManyTries ? "sign-in.too-many" : "portal.password-wrong"
        );
        return false;
    }
}
