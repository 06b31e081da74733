using CityKey.Data.Outbox;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages;

/// <summary>The e-mails that residents would have received. The page exists only in development.</summary>
[AllowAnonymous]
internal sealed class DemonstrationMailModel(DemonstrationMailFolder folder) : PageModel
{
    private const int Shown = 100;

    public IReadOnlyList<DemonstrationMessage> Messages { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Messages = await folder.ReadAsync(Shown, cancellationToken);
}
