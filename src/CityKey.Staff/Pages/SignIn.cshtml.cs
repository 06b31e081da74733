using CityKey.Data.Accounts;
using CityKey.Staff.Access;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;

namespace CityKey.Staff.Pages;

internal sealed class SignInModel(
    StaffSignIn signIn,
    KnownDevices devices,
    IHostEnvironment environment,
    TimeProvider time
) : PageModel
{
    private static readonly Validator Accepting = new();

    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    public bool ShowsDemonstration => environment.IsDevelopment();

    private string Target => Url.IsLocalUrl(Return) ? Return : StaffRoutes.Today;

    // Somebody who is signed in signs out first: a session never changes hands.
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Target) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect(Target);
        }

        if (!this.Accepts(Accepting, Input))
        {
            return this.Again();
        }

        var email = Input.Email!.Trim();
        var known = devices.Knows(HttpContext, email.ToUpperInvariant());
        var (answer, account) = await signIn.TryAsync(email, Input.Password!, Input.Code, known, cancellationToken);
        if (answer == SignInOutcome.Welcome)
        {
            devices.Remember(HttpContext, email.ToUpperInvariant());
            await HttpContext.SignInAsync(
                StaffAuthorization.Scheme,
                StaffClaims.As(account!, time.GetUtcNow(), StaffAuthorization.Scheme)
            );
            return LocalRedirect(Target);
        }

        ModelState.AddModelError("email", answer == SignInOutcome.Refused ? "sign-in.refused" : "sign-in.too-many");
        var again = this.Again();
        Response.StatusCode =
            answer == SignInOutcome.Refused ? Response.StatusCode : StatusCodes.Status429TooManyRequests;
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
                .MaximumLength(PasswordRules.Most)
                .WithMessage("sign-in.refused");
        }
    }
}
