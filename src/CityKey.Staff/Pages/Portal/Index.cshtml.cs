using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using CityKey.Staff.Access;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Portal;

internal sealed class IndexModel(CityKeyDb db, PortalStateReader reader, SwitchControl control, SwitchHistory history, SignInDesk desk, OpeningRule opening, TimeProvider time) : PageModel
{
    public static readonly string[] Reasons = ["review", "security", "maintenance", "people"];
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    public PortalState State { get; private set; } = PortalState.Unknown;
    public IReadOnlyList<SwitchLine> Changes { get; private set; } = [];
    public bool Changed { get; private set; }
    public OpeningRule Opening => opening;

    /// <summary>Who has just signed in has just said who they are.</summary>
    public bool AsksPassword => time.GetUtcNow() - User.SignedInAt() > Fresh;

    public string Why(string reason) => history.Why(reason);

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (AsksPassword && !await ConfirmAsync(cancel))
        {
            ModelState.AddModelError("password", "portal.password-wrong");
            return this.Again();
        }

        if (Input.Act == "on" && opening.Refuses)
        {
            ModelState.AddModelError("act", "gate.shut");
            return this.Again();
        }

        if (Input.Act == "off")
        {
            var reason = Reasons.Contains(Input.Reason, StringComparer.Ordinal) ? Input.Reason : Reasons[0];
            await control.CloseAsync(PortalMode.Paused, null, reason, User.AsActor(), cancel);
        }
        else if (Input.Act == "on" && Input.Epoch == State.Epoch)
        {
            await control.OpenAsync("opened", User.AsActor(), cancel);
        }
        else
        {
            // Closing never waits; opening what somebody has closed meanwhile must be looked at first.
            Changed = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        return LocalRedirect("/portal");
    }

    private async Task<bool> ConfirmAsync(CancellationToken cancel) =>
        await desk.ConfirmAsync((await db.Users.FindAsync([User.StaffId()], cancel))!, Input.Password ?? "", cancel);

    private async Task ReadAsync(CancellationToken cancel)
    {
        (State, Changes) = (await reader.ReadAsync(cancel), await history.ReadAsync(cancel));
    }

    internal sealed class Answers
    {
        [FromForm(Name = "act")]
        public string? Act { get; set; }

        [FromForm(Name = "reason")]
        public string Reason { get; set; } = Reasons[0];

        [FromForm(Name = "epoch")]
        public long Epoch { get; set; }

        [FromForm(Name = "password")]
        public string? Password { get; set; }
    }
}
