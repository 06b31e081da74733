using CityKey.Data.Accounts;
using CityKey.Data.PortalSwitch;
using CityKey.Staff.Access;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Portal;

internal sealed class IndexModel(SwitchView view, SwitchForm reading, SwitchOutlook outlook, SwitchControl control, StepUp again, OpeningRule opening) : PageModel
{
    [BindProperty(Name = "")]
    public SwitchAnswers Input { get; set; } = new();

    public SwitchView View => view;

    public OpeningRule Opening => opening;

    public SwitchRehearsal? Rehearsed { get; private set; }

    /// <summary>Somebody has turned it meanwhile.</summary>
    public bool Changed { get; private set; }

    /// <summary>What of an order was left out, so that the close did not wait for it.</summary>
    public IReadOnlyList<string> Left { get; private set; } = [];

    public Task OnGetAsync(string[] left, CancellationToken cancel)
    {
        Left = [.. left.Intersect(SwitchForm.Leavable, StringComparer.Ordinal)];
        return view.ReadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await view.ReadAsync(cancel);
        return Input.Act switch
        {
            "off" or "rehearse" => await OrderAsync(cancel),
            "on" => await OpenAsync(() => control.OpenAsync("opened", User.AsActor(), cancel), [], cancel),
            _ => Stale(),
        };
    }

    private async Task<IActionResult> OrderAsync(CancellationToken cancel)
    {
        if (reading.Read(Input, Request.Form, ModelState, out var left) is not { } order)
        {
            return this.Again();
        }

        if (Input.Act == "rehearse")
        {
            Rehearsed = await SwitchRehearsal.OfAsync(order, left, view, outlook, cancel);
            return Page();
        }

        return order.LetsInAgain(view.State.Mode)
            ? await OpenAsync(() => control.CloseAsync(order, User.AsActor(), cancel), left, cancel)
            : await TurnAsync(() => control.CloseAsync(order, User.AsActor(), cancel), left, cancel);
    }

    // Closing never waits; opening what somebody has closed meanwhile must be looked at first.
    private async Task<IActionResult> OpenAsync(Func<Task> turn, IReadOnlyList<string> left, CancellationToken cancel) =>
        Input.Epoch != view.State.Epoch || view.State.Closing ? Stale()
        : opening.Allows(ModelState) ? await TurnAsync(turn, left, cancel)
        : this.Again();

    private async Task<IActionResult> TurnAsync(Func<Task> turn, IReadOnlyList<string> left, CancellationToken cancel)
    {
        if (!await again.ConfirmAsync(this, Input.Password, cancel))
        {
            return this.Again();
        }

        await turn();
        return RedirectToPage(new { left });
    }

    private PageResult Stale()
    {
        Changed = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
