using CityKey.Data.PortalSwitch;
using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAct.Continue)]
public sealed class TasksPage(ResidentDoor door, CityProfile city, SwitchTurns turns, TimeProvider time)
    : ResidentPage(door)
{
    public IEnumerable<(string Slug, string State)> Steps =>
        ApplicationSteps.All.Select(s => (ApplicationSteps.Slug(s), StateOf(s)));

    public string Next => ApplicationSteps.Slug(ApplicationSteps.Next(Opened.Form, city));

    public bool Begun => ApplicationSteps.Next(Opened.Form, city) != ApplyStep.AboutYou;

    /// <summary>The soonest that the draft's time is over.</summary>
    public DateTimeOffset KeptUntil { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        KeptUntil = Opened.Application.DraftDeadline(await turns.ReadAsync(cancel), now).Soonest(now);
    }

    protected override string? Elsewhere() =>
        Opened.Application.Status == ApplicationStatus.Draft ? null : "return/status";

    private string StateOf(ApplyStep step) =>
        ApplicationSteps.IsAnswered(Opened.Form, city, step) ? "done"
        : ApplicationSteps.CanVisit(Opened.Form, city, step) ? "now"
        : "later";
}
