using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using CityKey.Portal.Pages.Apply;

namespace CityKey.Portal.Pages.Return;

[Online(OnlineAct.Read)]
public sealed class StatusPage(ResidentDoor door) : ResidentPage(door)
{
    public Application Application => Opened.Application;

    public string Reference => ReferenceNumber.Show(Application.Reference);

    public bool Collects => Opened.Form.Card?.Collect != false;

    public IReadOnlyList<Opening> Openings { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Openings = await Door.OpeningsAsync(Opened, cancel);

    protected override string? Elsewhere() => Application.Status == ApplicationStatus.Draft ? "apply/tasks" : null;
}
