using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using CityKey.Portal.Pages.Apply;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

[Online(OnlineAct.Withdraw)]
public sealed class WithdrawPage(ResidentDoor door) : ResidentPage(door)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await Door.WithdrawAsync(Opened, cancel);
        return To("return/status");
    }

    protected override string? Elsewhere() =>
        Opened.Application switch
        {
            { Status: ApplicationStatus.Draft } => "return/draft",
            var other => other.Can(ApplicationAction.Withdraw) ? null : "return/status",
        };
}
