using CityKey.Data.Accounts;
using CityKey.Staff.Access;
using CityKey.Staff.Routing;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;

namespace CityKey.Staff.Pages;

/// <summary>Sign-in of staff, with password and second factor.</summary>
internal sealed class SignInModel(
    StaffSignIn signIn,
    KnownDevices devices,
    IHostEnvironment environment,
    TimeProvider time
) : PageModel
{
    private static readonly Validator Rules = new();

    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    public bool ShowsDemonstration => environment.IsDevelopment();

    private string Target => Url.IsLocalUrl(Return) ? Return : StaffRoutes.Today;

    // A signed-in browser must sign out first, so that a session never passes to another account.
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Target) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect(Target);
        }

        if (!this.Accepts(Rules, Input))
        {
            return this.Again();
        }

        var email = Input.Email!.Trim();
        var known = devices.Knows(HttpContext, email.ToUpperInvariant());
        var (outcome, account) = await signIn.TryAsync(email, Input.Password!, Input.Code, known, cancellationToken);
        if (outcome == SignInOutcome.Accepted)
        {
            devices.Remember(HttpContext, email.ToUpperInvariant());
            await HttpContext.SignInAsync(
                StaffAuthorization.Scheme,
                StaffClaims.PrincipalFor(account!, time.GetUtcNow(), StaffAuthorization.Scheme)
            );
            return LocalRedirect(Target);
        }

        ModelState.AddModelError("email", outcome == SignInOutcome.Refused ? "sign-in.refused" : "sign-in.too-many");
        var again = this.Again();
        Response.StatusCode =
            outcome == SignInOutcome.Refused ? Response.StatusCode : StatusCodes.Status429TooManyRequests;
        return again;
    }

    internal sealed class InputModel
    {
        [FromForm(Name = "email")]
        public string? Email { get; set; }

        [FromForm(Name = "password")]
        public string? Password { get; set; }

        [FromForm(Name = "code")]
        public string? Code { get; set; }
    }

    private sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator()
        {
            RuleFor(a => a.Email)
                .NotEmpty()
                .WithMessage("sign-in.email-missing")
                .MaximumLength(254)
                .WithMessage("sign-in.email-missing");
            RuleFor(a => a.Password)
                .NotEmpty()
                .WithMessage("sign-in.password-missing")
                .MaximumLength(PasswordRules.MaxLength)
                .WithMessage("sign-in.refused");
        }
    }
}
