using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAct.Continue)]
public sealed class TasksPage(ResidentDoor door, CityProfile city) : ResidentPage(door)
{
    public IEnumerable<(string Slug, string State)> Steps => ApplicationSteps.All.Select(s => (ApplicationSteps.Slug(s), StateOf(s)));

    public string Next => ApplicationSteps.Slug(ApplicationSteps.Next(Opened.Form, city));

    public bool Begun => ApplicationSteps.Next(Opened.Form, city) != ApplyStep.AboutYou;

    protected override string? Elsewhere() => Opened.Application.Status == ApplicationStatus.Draft ? null : "return/status";

    private string StateOf(ApplyStep step) =>
        ApplicationSteps.IsAnswered(Opened.Form, city, step) ? "done"
        : ApplicationSteps.CanVisit(Opened.Form, city, step) ? "now"
        : "later";
}
