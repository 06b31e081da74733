using CityKey.Data.Accounts;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Staff.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages;

internal sealed class IndexModel(WorkList work, PortalStateCache portal) : PageModel
{
    public bool Reviews { get; private set; }
    public IReadOnlyList<QueueItem> Mine { get; private set; } = [];
    public string Waiting { get; private set; } = "";
    public string ToIssue { get; private set; } = "";
    public PortalState Portal { get; private set; } = PortalState.Unknown;
    public string Tone => Portal is { Mode: PortalMode.Open, Closing: false } ? "done" : "wait";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Portal = portal.Now;
        Reviews = User.Is(StaffRole.Clerk) || User.Is(StaffRole.Supervisor);
        if (Reviews)
        {
            Mine = await work.MineAsync(User.StaffId(), cancel);
            Waiting = WorkList.Capped(await work.CountAsync(ApplicationStatus.Submitted, cancel));
            ToIssue = WorkList.Capped(await work.CountAsync(ApplicationStatus.Approved, cancel));
        }
    }
}
