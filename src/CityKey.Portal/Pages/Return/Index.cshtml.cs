using CityKey.Data.PortalSwitch;
using CityKey.Data.Sealing;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Routing;
using CityKey.Portal.Sessions;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Return;

/// <summary>Opens an application with its access code.</summary>
[Online(OnlineAction.Read)]
internal sealed class ReturnModel(ResidentApplications applications, DraftDeletion deletion, AccessCodeKdf kdf)
    : PageModel
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public IActionResult OnGet() => ResidentSession.Of(User) is null ? Page() : Redirect(PortalRoutes.ReturnStatus);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!this.Accepts(new Validator(), Input))
        {
            return this.Again();
        }

        AccessCode.TryRead(Input.Code, out var code);
        var key = await kdf.StretchAsync(code!, cancellationToken);
        if (await FindPageAsync(key, cancellationToken) is not { } page)
        {
            ModelState.AddModelError("access-code", "return.code.unknown");
            return this.Again();
        }

        await new ResidentSession(code!, key).BeginAsync(HttpContext);
        return Redirect(page);
    }

    // The status page redirects a draft to its task list. While the portal is paused, a draft is frozen and can only be
    // ended.
    private async Task<string?> FindPageAsync(ResidentKey key, CancellationToken cancellationToken)
    {
        try
        {
            using var opened = await applications.OpenAsync(key, cancellationToken);
            return opened is null ? null : PortalRoutes.ReturnStatus;
        }
        catch (PortalClosedException closed) when (closed.Mode == PortalMode.Paused)
        {
            return await deletion.FindAsync(key, cancellationToken) is null ? null : PortalRoutes.ReturnDraft;
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
