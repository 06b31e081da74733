using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Portal.Applications;
using CityKey.Portal.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

/// <summary>A page of one step of a draft.</summary>
internal abstract class StepPageModel(ResidentApplications applications, CityProfile city, ApplyStep step)
    : ResidentPageModel(applications)
{
    /// <summary>The place of the step in the form, counted from one.</summary>
    public int Number => ApplicationSteps.NumberOf(step);

    /// <summary>The step before this one. When everything is answered, this is only a change, and the summary is
    /// next.</summary>
    public string BackTo =>
        ApplicationSteps.IsComplete(Form) && step != ApplyStep.Check ? PortalRoutes.Step(ApplyStep.Check)
        : ApplicationSteps.Before(step) is { } before ? PortalRoutes.Step(before)
        : PortalRoutes.ApplyTasks;

    protected CityProfile City { get; } = city;

    protected ApplicationForm Form => Opened.Form;

    protected override string? Elsewhere() =>
        Opened.Application.Status != ApplicationStatus.Draft ? PortalRoutes.ReturnStatus
        : !ApplicationSteps.CanVisit(Form, step) ? PortalRoutes.Step(ApplicationSteps.Next(Form))
        : null;

    /// <summary>Saves the draft and continues with the first step that is not answered.</summary>
    protected async Task<IActionResult> SaveAsync(ApplicationForm changed, CancellationToken cancellationToken)
    {
        await Applications.SaveAsync(Opened, changed, cancellationToken);
        return To(PortalRoutes.Step(ApplicationSteps.Next(changed)));
    }
}
