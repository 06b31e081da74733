using CityKey.Data.Accounts;
using CityKey.Staff.Access;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages;

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
    public string Secret => string.Join(' ', Totp.Write(secret).Chunk(4).Select(part => new string(part)));
    public string SealedSecret => enrollment.Seal(secret, Invitation!.Id);
    public string Drawing => TotpEnrollment.Draw(secret, Invitation!.Email);

    public Task<IActionResult> OnGetAsync([FromRoute] string token, CancellationToken cancellationToken) =>
        ShowAsync(token, cancellationToken);

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancellationToken)
    {
        if (await ShowAsync(token, cancellationToken) is var shown && Invitation is null)
        {
            return shown;
        }

        if (Totp.StepOf(secret, Input.Code, time.GetUtcNow()) is not { } step)
        {
            ModelState.AddModelError("code", "invitation.code-wrong");
            return this.Again();
        }

        try
        {
            var made = await signUp.AcceptAsync(Invitation, Input.Password ?? "", secret, step);
            if (made.Succeeded)
            {
                return LocalRedirect(StaffRoutes.SignIn);
            }

            foreach (var code in made.Errors.Select(e => e.Code).Distinct(StringComparer.Ordinal))
            {
                ModelState.AddModelError("password", $"password.{code}");
            }

            return this.Again();
        }
        catch (DbUpdateException)
        {
            // The same link, used twice in one instant: the unique name let one of them through.
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

        secret = enrollment.Open(Input.SealedSecret, Invitation.Id) ?? Totp.NewSecret();
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
        public string? SealedSecret { get; set; }
    }
}
