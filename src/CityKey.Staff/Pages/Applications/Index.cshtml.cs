using CityKey.Data.Records;
using CityKey.Domain.Applications;
using CityKey.Staff.Access;
using CityKey.Staff.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Applications;

/// <summary>The review queue: the clerk's own applications, appeals, and what waits to be claimed.</summary>
internal sealed class IndexModel(ReviewWorklist queue) : PageModel
{
    public IReadOnlyList<QueueItem> Mine { get; private set; } = [];
    public IReadOnlyList<QueueItem> Appeals { get; private set; } = [];
    public IReadOnlyList<QueueItem> Items { get; private set; } = [];
    public QueuePosition? Next { get; private set; }
    public string Waiting { get; private set; } = "";

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        Mine = await queue.MineAsync(User.StaffId(), cancellationToken);
        Appeals = await queue.AppealsAsync(User.StaffId(), cancellationToken);
        (Items, Next) = await queue.ListAsync(
            ApplicationStatus.Submitted,
            QueuePosition.Read(after),
            cancellationToken
        );
        Waiting = ReviewWorklist.Capped(await queue.CountAsync(ApplicationStatus.Submitted, cancellationToken));
    }
}
