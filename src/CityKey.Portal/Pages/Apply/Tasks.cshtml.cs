using CityKey.Data.PortalSwitch;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class TasksModel(
    ResidentApplications applications,
    CityProfile city,
    SwitchChangeHistory history,
    TimeProvider time
) : ResidentPageModel(applications)
{
    public IEnumerable<(ApplyStep Step, string State)> Steps => ApplicationSteps.All.Select(s => (s, StateOf(s)));

    public ApplyStep Next => ApplicationSteps.Next(Opened.Form, city);

    public bool Begun => Next != ApplyStep.AboutYou;

    /// <summary>The soonest that the draft's time is over.</summary>
    public DateTimeOffset KeptUntil { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        KeptUntil = Opened.Application.DraftDeadline(await history.ReadAsync(cancellationToken), now).Soonest(now);
    }

    protected override string? Elsewhere() =>
        Opened.Application.Status == ApplicationStatus.Draft ? null : PortalRoutes.ReturnStatus;

    private string StateOf(ApplyStep step) =>
        ApplicationSteps.IsAnswered(Opened.Form, city, step) ? "done"
        : ApplicationSteps.CanVisit(Opened.Form, city, step) ? "now"
        : "later";
}
