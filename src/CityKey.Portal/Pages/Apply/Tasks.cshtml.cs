using CityKey.Data.PortalSwitch;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Routing;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class TasksModel(ResidentApplications applications, SwitchChangeHistory history, TimeProvider time)
    : ResidentPageModel(applications)
{
    public IEnumerable<(ApplyStep Step, string State)> Steps => ApplicationSteps.All.Select(s => (s, StateOf(s)));

    public ApplyStep Next => ApplicationSteps.Next(Opened.Form);

    public bool Begun => Next != ApplicationSteps.All[0];

    /// <summary>The earliest time at which the draft is deleted.</summary>
    public DateTimeOffset KeptUntil { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        KeptUntil = Opened.Application.DraftDeadline(await history.ReadAsync(cancellationToken), now).Soonest(now);
    }

    protected override string? Elsewhere() =>
        Opened.Application.Status == ApplicationStatus.Draft ? null : PortalRoutes.ReturnStatus;

    private string StateOf(ApplyStep step) =>
        step.IsAnswered(Opened.Form) ? "done"
        : ApplicationSteps.CanVisit(Opened.Form, step) ? "now"
        : "later";
}
