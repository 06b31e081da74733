using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAct.Read)]
public sealed class DonePage(ResidentDoor door, CityProfile city) : ResidentPage(door)
{
    public string Reference => ReferenceNumber.Show(Opened.Application.Reference);

    public bool Collects => Opened.Form.Card?.Collect != false;

    protected override string? Elsewhere() =>
        Opened.Application.SubmittedAt is not null ? null
        : Opened.Application.Status != ApplicationStatus.Draft ? "return/status"
        : $"apply/{ApplicationSteps.Slug(ApplicationSteps.Next(Opened.Form, city))}";
}
