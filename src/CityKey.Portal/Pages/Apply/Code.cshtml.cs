using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAct.Read)]
public sealed class CodePage(ResidentDoor door) : ResidentPage(door)
{
    public bool IsDraft => Opened.Application.Status == ApplicationStatus.Draft;
}
