using CityKey.Data.Accounts;
using CityKey.Data.Records;
using CityKey.Domain.Applications;
using CityKey.Staff.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Applications;

internal sealed class IndexModel(WorkList work) : PageModel
{
    public IReadOnlyList<QueueItem> Mine { get; private set; } = [];
    public IReadOnlyList<QueueItem> Appeals { get; private set; } = [];
    public IReadOnlyList<QueueItem> Items { get; private set; } = [];
    public QueuePlace? Next { get; private set; }
    public string Waiting { get; private set; } = "";

    public async Task OnGetAsync(string? after, CancellationToken cancel)
    {
        Mine = await work.MineAsync(User.StaffId(), cancel);
        Appeals = await work.AppealsAsync(User.StaffId(), cancel);
        (Items, Next) = await work.ListAsync(ApplicationStatus.Submitted, QueuePlace.Read(after), cancel);
        Waiting = WorkList.Capped(await work.CountAsync(ApplicationStatus.Submitted, cancel));
    }
}
