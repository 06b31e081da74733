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
public sealed class ReturnPage(ResidentDoor door, CodeStretch stretch) : PageModel
{
    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    public IActionResult OnGet() => ResidentSession.Of(User) is null ? Page() : Inside();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!this.Accepts(new Rules(), Input))
        {
            return this.Again();
        }

        AccessCode.TryRead(Input.Code, out var code);
        var key = await stretch.StretchAsync(code!, cancel);
        using var opened = await door.OpenAsync(key, cancel);
        if (opened is null)
        {
            ModelState.AddModelError("access-code", "return.code.unknown");
            return this.Again();
        }

        await new ResidentSession(code!, key).BeginAsync(HttpContext);
        return Inside();
    }

    // The status page leads on to the tasks of a draft.
    private RedirectResult Inside() => Redirect(PortalAddress.Of("return/status"));

    public sealed class Answers
    {
        [FromForm(Name = "access-code")]
        public string? Code { get; set; }
    }

    public sealed class Rules : AbstractValidator<Answers>
    {
        public Rules() => RuleFor(a => a.Code).Must(c => AccessCode.TryRead(c, out _)).WithMessage("return.code.unreadable");
    }
}
