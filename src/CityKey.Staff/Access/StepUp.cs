using System.Security.Claims;

namespace CityKey.Staff.Access;

/// <summary>Step-up authentication: asks a signed-in member of staff for the password again before one action, because
/// another person may be sitting at an unlocked computer.</summary>
internal sealed class StepUp(StaffSignIn signIn)
{
    /// <returns>Null when the password is right; otherwise the text key of the error.</returns>
    public async Task<string?> ConfirmAsync(
        ClaimsPrincipal staff,
        string? password,
        CancellationToken cancellationToken
    ) =>
        await signIn.ConfirmAsync(staff.StaffId(), password ?? "", cancellationToken) switch
        {
            SignInOutcome.Accepted => null,
            SignInOutcome.TooManyTries => "sign-in.too-many",
            _ => "portal.password-wrong",
        };
}
