using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Submit)]
internal sealed class CheckModel(ResidentApplications applications, CityProfile city)
    : StepPageModel(applications, city)
{
    public ApplicationForm Answers => Form;

    protected override ApplyStep Step => ApplyStep.Check;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Applications.SubmitAsync(Opened, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Pressed twice, and the other press was first: its receipt is this one's. If it was a change in another
            // tab, the receipt's page leads back here.
        }

        return To(PortalRoutes.ApplyDone);
    }

    // Sending again what is sent shows the same receipt.
    protected override string? Elsewhere() =>
        Opened.Application.SubmittedAt is not null ? PortalRoutes.ApplyDone : base.Elsewhere();
}
