using CityKey.Data.PortalSwitch;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class TasksModel(ResidentApplications applications, SwitchChangeHistory history, TimeProvider time)
    : ResidentPageModel(applications)
{
    public IEnumerable<(string Slug, string State)> Steps => ApplicationSteps.All.Select(s => (s.Slug, StateOf(s)));

    public string Next => ApplicationSteps.Next(Opened.Form).Slug;

    public bool Begun => ApplicationSteps.Next(Opened.Form) != ApplicationSteps.All[0];

    /// <summary>The earliest time at which the draft is deleted.</summary>
    public DateTimeOffset KeptUntil { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        KeptUntil = Opened.Application.DraftDeadline(await history.ReadAsync(cancellationToken), now).Soonest(now);
    }

    protected override string? Elsewhere() =>
        Opened.Application.Status == ApplicationStatus.Draft ? null : "return/status";

    private string StateOf(ApplyStep step) =>
        step.IsAnswered(Opened.Form) ? "done"
        : ApplicationSteps.CanVisit(Opened.Form, step) ? "now"
        : "later";
}
