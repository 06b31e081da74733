using CityKey.Worker.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MimeKit;

namespace CityKey.Staff.Pages;

/// <summary>What residents would have got, for those who build; not there outside development.</summary>
[AllowAnonymous]
internal sealed class DemonstrationMailModel(DemonstrationMailbox mailbox) : PageModel
{
    private const int Shown = 100;

    public IReadOnlyList<MimeMessage> Messages { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Messages = await mailbox.ReadAsync(Shown, cancellationToken);
}
