using CityKey.Data.Records;
using CityKey.Domain.Applications;
using CityKey.Staff.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Cards;

internal sealed class IndexModel(WorkList work) : PageModel
{
    public IReadOnlyList<QueueItem> Items { get; private set; } = [];
    public QueuePlace? Next { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken cancel) =>
        (Items, Next) = await work.ListAsync(ApplicationStatus.Approved, QueuePlace.Read(after), cancel);
}
