using CityKey.Data.PortalSwitch;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Portal.Sessions;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Return;

[Online(OnlineAct.Read)]
public sealed class ReturnPage(ResidentDoor door, DraftEnd end, CodeStretch stretch) : PageModel
{
    private const string Status = "return/status";

    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    public IActionResult OnGet() => ResidentSession.Of(User) is null ? Page() : Redirect(PortalAddress.Of(Status));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!this.Accepts(new Rules(), Input))
        {
            return this.Again();
        }

        AccessCode.TryRead(Input.Code, out var code);
        var key = await stretch.StretchAsync(code!, cancel);
        if (await PlaceOfAsync(key, cancel) is not { } place)
        {
            ModelState.AddModelError("access-code", "return.code.unknown");
            return this.Again();
        }

        await new ResidentSession(code!, key).BeginAsync(HttpContext);
        return Redirect(PortalAddress.Of(place));
    }

    // The status page leads on to the tasks of a draft. While the portal is paused a draft is frozen, and can only be
    // ended.
    private async Task<string?> PlaceOfAsync(ResidentKey key, CancellationToken cancel)
    {
        try
        {
            using var opened = await door.OpenAsync(key, cancel);
            return opened is null ? null : Status;
        }
        catch (PortalClosedException closed) when (closed.Mode == PortalMode.Paused)
        {
            return await end.FindAsync(key, cancel) is null ? null : "return/draft";
        }
    }

    public sealed class Answers
    {
        [FromForm(Name = "access-code")]
        public string? Code { get; set; }
    }

    public sealed class Rules : AbstractValidator<Answers>
    {
        public Rules() =>
            RuleFor(a => a.Code).Must(c => AccessCode.TryRead(c, out _)).WithMessage("return.code.unreadable");
    }
}
