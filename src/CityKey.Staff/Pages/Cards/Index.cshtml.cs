using CityKey.Data.Records;
using CityKey.Domain.Applications;
using CityKey.Staff.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Cards;

/// <summary>Approved applications whose card is to be issued.</summary>
internal sealed class IndexModel(ReviewWorklist queue) : PageModel
{
    public IReadOnlyList<QueueItem> Items { get; private set; } = [];
    public QueuePosition? Next { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken) =>
        (Items, Next) = await queue.ListAsync(ApplicationStatus.Approved, QueuePosition.Read(after), cancellationToken);
}
