using CityKey.Data.Outbox;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Staff.Access;
using CityKey.Staff.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages;

/// <summary>The start page of staff: counts of what waits, and the state of the portal.</summary>
internal sealed class IndexModel(ReviewWorklist queue, PortalStateCache portal, MailCounts mail) : PageModel
{
    public bool Reviews { get; private set; }
    public IReadOnlyList<QueueItem> Mine { get; private set; } = [];
    public string Waiting { get; private set; } = "";
    public string Appeals { get; private set; } = "";
    public string ToIssue { get; private set; } = "";
    public PortalState Portal { get; private set; } = PortalState.Unknown;

    /// <summary>Counts of the mail to residents; only for administrators.</summary>
    public MailCount? Mail { get; private set; }

    public string Tone => Portal is { Mode: PortalMode.Open, Closing: false } ? "done" : "wait";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Portal = portal.Now;
        Reviews = User.Is(StaffRole.Clerk) || User.Is(StaffRole.Supervisor);
        if (User.Is(StaffRole.Administrator))
        {
            Mail = await mail.ReadAsync(Portal, cancellationToken);
        }

        if (Reviews)
        {
            Mine = await queue.MineAsync(User.StaffId(), cancellationToken);
            Waiting = ReviewWorklist.Capped(await queue.CountAsync(ApplicationStatus.Submitted, cancellationToken));
            Appeals = ReviewWorklist.Capped(await queue.CountAppealsAsync(User.StaffId(), cancellationToken));
            ToIssue = ReviewWorklist.Capped(await queue.CountAsync(ApplicationStatus.Approved, cancellationToken));
        }
    }
}
