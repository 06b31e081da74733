using CityKey.Data.Accounts;
using CityKey.Staff.Access;
using CityKey.Staff.Routing;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages;

/// <summary>Accepts an invitation: the person chooses a password and enrolls a second factor.</summary>
internal sealed class InvitationModel(
    StaffInvitations invitations,
    StaffSignUp signUp,
    TotpEnrollment enrollment,
    TimeProvider time
) : PageModel
{
    private byte[] secret = [];

    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public StaffInvitation? Invitation { get; private set; }
    public string Secret => string.Join(' ', Totp.ToBase32(secret).Chunk(4).Select(part => new string(part)));
    public string ProtectedSecret => enrollment.Protect(secret, Invitation!.Id);
    public string QrCode => TotpEnrollment.DrawQrCode(secret, Invitation!.Email);

    public Task<IActionResult> OnGetAsync([FromRoute] string token, CancellationToken cancellationToken) =>
        ShowAsync(token, cancellationToken);

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancellationToken)
    {
        if (await ShowAsync(token, cancellationToken) is var shown && Invitation is null)
        {
            return shown;
        }

        if (Totp.MatchStep(secret, Input.Code, time.GetUtcNow()) is not { } step)
        {
            ModelState.AddModelError("code", "invitation.code-wrong");
            return this.Again();
        }

        try
        {
            var result = await signUp.AcceptAsync(Invitation, Input.Password ?? "", secret, step);
            if (result.Succeeded)
            {
                return LocalRedirect(StaffRoutes.SignIn);
            }

            foreach (var code in result.Errors.Select(e => e.Code).Distinct(StringComparer.Ordinal))
            {
                ModelState.AddModelError("password", $"password.{code}");
            }

            return this.Again();
        }
        catch (DbUpdateException)
        {
            // The link was used twice at the same time; the unique user name accepted only one.
            return Gone();
        }
    }

    private async Task<IActionResult> ShowAsync(string token, CancellationToken cancellationToken)
    {
        Invitation = await invitations.FindAsync(token, cancellationToken);
        if (Invitation is null)
        {
            return Gone();
        }

        secret = enrollment.Unprotect(Input.ProtectedSecret, Invitation.Id) ?? Totp.NewSecret();
        return Page();
    }

    private PageResult Gone()
    {
        Invitation = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    internal sealed class InputModel
    {
        [FromForm(Name = "password")]
        public string? Password { get; set; }

        [FromForm(Name = "code")]
        public string? Code { get; set; }

        [FromForm(Name = "secret")]
        public string? ProtectedSecret { get; set; }
    }
}
