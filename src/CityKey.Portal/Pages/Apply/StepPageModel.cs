using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Portal.Applications;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

/// <summary>One step of a draft.</summary>
public abstract class StepPageModel(ResidentApplications applications, CityProfile city)
    : ResidentPageModel(applications)
{
    public int Number => (int)Step + 1;

    protected CityProfile City { get; } = city;

    protected abstract ApplyStep Step { get; }

    protected ApplicationForm Form => Opened.Form;

    /// <summary>One step back, or to the summary when everything is answered and this is only a change.</summary>
    public string BackTo =>
        ApplicationSteps.IsComplete(Form, City) && Step != ApplyStep.Check ? Path(ApplyStep.Check)
        : Step == ApplyStep.AboutYou ? "apply/tasks"
        : Path(Step - 1);

    protected override string? Elsewhere() =>
        Opened.Application.Status != ApplicationStatus.Draft ? "return/status"
        : !ApplicationSteps.CanVisit(Form, City, Step) ? Path(ApplicationSteps.Next(Form, City))
        : null;

    protected async Task<IActionResult> KeepAsync(ApplicationForm changed, CancellationToken cancellationToken)
    {
        await Door.SaveAsync(Opened, changed, cancellationToken);
        return To(Path(ApplicationSteps.Next(changed, City)));
    }

    protected static string Path(ApplyStep step) => $"apply/{ApplicationSteps.Slug(step)}";
}
