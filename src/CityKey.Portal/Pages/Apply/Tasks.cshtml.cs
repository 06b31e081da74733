using CityKey.Data.PortalSwitch;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
public sealed class TasksModel(
    ResidentApplications applications,
    CityProfile city,
    SwitchChangeHistory history,
    TimeProvider time
) : ResidentPageModel(applications)
{
    public IEnumerable<(string Slug, string State)> Steps =>
        ApplicationSteps.All.Select(s => (ApplicationSteps.Slug(s), StateOf(s)));

    public string Next => ApplicationSteps.Slug(ApplicationSteps.Next(Opened.Form, city));

    public bool Begun => ApplicationSteps.Next(Opened.Form, city) != ApplyStep.AboutYou;

    /// <summary>The soonest that the draft's time is over.</summary>
    public DateTimeOffset KeptUntil { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        KeptUntil = Opened.Application.DraftDeadline(await history.ReadAsync(cancellationToken), now).Soonest(now);
    }

    protected override string? Elsewhere() =>
        Opened.Application.Status == ApplicationStatus.Draft ? null : "return/status";

    private string StateOf(ApplyStep step) =>
        ApplicationSteps.IsAnswered(Opened.Form, city, step) ? "done"
        : ApplicationSteps.CanVisit(Opened.Form, city, step) ? "now"
        : "later";
}
