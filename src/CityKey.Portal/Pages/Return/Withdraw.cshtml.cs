using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Pages.Apply;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

[Online(OnlineAction.Withdraw)]
public sealed class WithdrawModel(ResidentApplications applications) : ResidentPageModel(applications)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Applications.WithdrawAsync(Opened, cancellationToken);
        return To("return/status");
    }

    protected override string? Elsewhere() =>
        Opened.Application switch
        {
            { Status: ApplicationStatus.Draft } => "return/draft",
            var other => other.Can(ApplicationAction.Withdraw) ? null : "return/status",
        };
}
