using CityKey.Data.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Access;

/// <summary>Asks somebody who is signed in for the password once more, for one act: that somebody has signed in says
/// nothing of who sits there now.</summary>
internal sealed class StepUp(StaffSignIn signIn)
{
    /// <summary>Whether it is who it was; if not, the page's field <c>password</c> says so.</summary>
    public async Task<bool> ConfirmAsync(PageModel page, string? password, CancellationToken cancellationToken)
    {
        var answer = await signIn.ConfirmAsync(page.User.StaffId(), password ?? "", cancellationToken);
        if (answer == SignInOutcome.Welcome)
        {
            return true;
        }

        page.ModelState.AddModelError(
            "password",
            answer == SignInOutcome.TooManyTries ? "sign-in.too-many" : "portal.password-wrong"
        );
        return false;
    }
}
