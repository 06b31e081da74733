using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Pages.Apply;
using CityKey.Portal.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

[Online(OnlineAction.Withdraw)]
internal sealed class WithdrawModel(ResidentApplications applications) : ResidentPageModel(applications)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Applications.WithdrawAsync(Opened, cancellationToken);
        return To(PortalRoutes.ReturnStatus);
    }

    protected override string? Elsewhere() =>
        Opened.Application switch
        {
            { Status: ApplicationStatus.Draft } => PortalRoutes.ReturnDraft,
            var other => other.Can(ApplicationAction.Withdraw) ? null : PortalRoutes.ReturnStatus,
        };
}
