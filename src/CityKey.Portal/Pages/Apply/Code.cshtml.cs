using CityKey.Data.PortalSwitch;
using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAct.Read)]
public sealed class CodePage(ResidentDoor door, SwitchTurns turns, TimeProvider time) : ResidentPage(door)
{
    public bool IsDraft => Opened.Application.Status == ApplicationStatus.Draft;

    /// <summary>The soonest that a draft's time is over.</summary>
    public DateTimeOffset KeptUntil { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        KeptUntil = Opened.Application.DraftDeadline(await turns.ReadAsync(cancel), now).Soonest(now);
    }
}
