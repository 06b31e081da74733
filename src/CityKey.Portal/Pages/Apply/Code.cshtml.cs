using CityKey.Data.PortalSwitch;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Read)]
internal sealed class CodeModel(ResidentApplications applications, SwitchChangeHistory history, TimeProvider time)
    : ResidentPageModel(applications)
{
    public bool IsDraft => Opened.Application.Status == ApplicationStatus.Draft;

    /// <summary>The earliest time at which a draft is deleted.</summary>
    public DateTimeOffset KeptUntil { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        KeptUntil = Opened.Application.DraftDeadline(await history.ReadAsync(cancellationToken), now).Soonest(now);
    }
}
