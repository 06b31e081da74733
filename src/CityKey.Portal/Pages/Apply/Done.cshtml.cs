using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Routing;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Read)]
internal sealed class DoneModel(ResidentApplications applications) : ResidentPageModel(applications)
{
    public string Reference => ReferenceNumber.Show(Opened.Application.Reference);

    public bool Collects => Opened.Form.Card?.Collect != false;

    protected override string? Elsewhere() =>
        Opened.Application.SubmittedAt is not null ? null
        : Opened.Application.Status != ApplicationStatus.Draft ? PortalRoutes.ReturnStatus
        : PortalRoutes.Step(ApplicationSteps.Next(Opened.Form));
}
