using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Staff.Access;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Portal;

internal sealed class IndexModel(
    SwitchView view,
    SwitchDesk desk,
    SwitchForm reading,
    SwitchImpact impact,
    LaunchApprovalRule launch,
    SwitchRules rules
) : PageModel
{
    [BindProperty(Name = "")]
    public SwitchInput Input { get; set; } = new();

    public SwitchView View => view;

    public LaunchApprovalRule Opening => launch;

    /// <summary>Whether turning it on needs another administrator's word.</summary>
    public bool AsksASecond => rules.SecondToOpen;

    /// <summary>Whoever may not turn it on is not offered to.</summary>
    public bool MayOpen => User.Is(StaffRole.Administrator);

    /// <summary>The order that waits for a word which this person may give; somebody's own waits for
    /// another's.</summary>
    public bool MayConfirm => MayOpen && view.Asked is { } asked && asked.MadeBy != User.StaffId();

    public SwitchRehearsal? Rehearsed { get; private set; }

    /// <summary>Somebody has turned it meanwhile.</summary>
    public bool Changed { get; private set; }

    /// <summary>What of an order was left out, so that the close did not wait for it.</summary>
    public IReadOnlyList<string> Left { get; private set; } = [];

    public Task OnGetAsync(string[] left, CancellationToken cancellationToken)
    {
        Left = [.. left.Intersect(SwitchForm.Leavable, StringComparer.Ordinal)];
        return view.ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Input.Act == "rehearse")
        {
            return await RehearseAsync(cancellationToken);
        }

        // The view is read afterwards, and only where it is drawn: counts and lists must not keep a close waiting.
        var outcome = await desk.DoAsync(this, Input, cancellationToken);
        if (outcome is SwitchOutcome.Done or SwitchOutcome.Forbidden)
        {
            return outcome == SwitchOutcome.Done ? RedirectToPage(new { desk.Left }) : Forbid();
        }

        await view.ReadAsync(cancellationToken);
        Changed = outcome == SwitchOutcome.Overtaken;
        var again = this.Again();
        Response.StatusCode = Changed ? StatusCodes.Status409Conflict : Response.StatusCode;
        return again;
    }

    private async Task<IActionResult> RehearseAsync(CancellationToken cancellationToken)
    {
        await view.ReadAsync(cancellationToken);
        if (reading.Read(Input, Request.Form, ModelState, out var left) is not { } order)
        {
            return this.Again();
        }

        Rehearsed = await SwitchRehearsal.OfAsync(order, left, view, impact, cancellationToken);
        return Page();
    }
}
