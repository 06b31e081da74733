using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Portal.Applications;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

/// <summary>One step of a draft.</summary>
internal abstract class StepPageModel(ResidentApplications applications, CityProfile city)
    : ResidentPageModel(applications)
{
    public int Number => (int)Step + 1;

    protected CityProfile City { get; } = city;

    protected abstract ApplyStep Step { get; }

    protected ApplicationForm Form => Opened.Form;

    /// <summary>One step back, or to the summary when everything is answered and this is only a change.</summary>
    public string BackTo =>
        ApplicationSteps.IsComplete(Form, City) && Step != ApplyStep.Check ? PortalRoutes.Step(ApplyStep.Check)
        : Step == ApplyStep.AboutYou ? PortalRoutes.ApplyTasks
        : PortalRoutes.Step(Step - 1);

    protected override string? Elsewhere() =>
        Opened.Application.Status != ApplicationStatus.Draft ? PortalRoutes.ReturnStatus
        : !ApplicationSteps.CanVisit(Form, City, Step) ? PortalRoutes.Step(ApplicationSteps.Next(Form, City))
        : null;

    protected async Task<IActionResult> KeepAsync(ApplicationForm changed, CancellationToken cancellationToken)
    {
        await Applications.SaveAsync(Opened, changed, cancellationToken);
        return To(PortalRoutes.Step(ApplicationSteps.Next(changed, City)));
    }
}
