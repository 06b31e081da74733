using CityKey.Data.PortalSwitch;
using CityKey.Data.Sealing;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Portal.Sessions;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Return;

[Online(OnlineAction.Read)]
public sealed class ReturnModel(ResidentApplications applications, DraftDeletion deletion, AccessCodeKdf kdf)
    : PageModel
{
    private const string Status = "return/status";

    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public IActionResult OnGet() => ResidentSession.Of(User) is null ? Page() : Redirect(PortalAddress.Of(Status));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!this.Accepts(new Validator(), Input))
        {
            return this.Again();
        }

        AccessCode.TryRead(Input.Code, out var code);
        var key = await kdf.StretchAsync(code!, cancellationToken);
        if (await PlaceOfAsync(key, cancellationToken) is not { } place)
        {
            ModelState.AddModelError("access-code", "return.code.unknown");
            return this.Again();
        }

        await new ResidentSession(code!, key).BeginAsync(HttpContext);
        return Redirect(PortalAddress.Of(place));
    }

    // The status page leads on to the tasks of a draft. While the portal is paused a draft is frozen, and can only be
    // ended.
    private async Task<string?> PlaceOfAsync(ResidentKey key, CancellationToken cancellationToken)
    {
        try
        {
            using var opened = await applications.OpenAsync(key, cancellationToken);
            return opened is null ? null : Status;
        }
        catch (PortalClosedException closed) when (closed.Mode == PortalMode.Paused)
        {
            return await deletion.FindAsync(key, cancellationToken) is null ? null : "return/draft";
        }
    }

    public sealed class InputModel
    {
        [FromForm(Name = "access-code")]
        public string? Code { get; set; }
    }

    public sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator() =>
            RuleFor(a => a.Code).Must(c => AccessCode.TryRead(c, out _)).WithMessage("return.code.unreadable");
    }
}
