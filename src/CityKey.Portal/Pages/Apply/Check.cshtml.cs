using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Portal.Routing;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Submit)]
internal sealed class CheckModel(ResidentApplications applications, CityProfile city, SiteText text)
    : StepPageModel(applications, city, ApplyStep.Check)
{
    public IReadOnlyList<SummaryRow> Summary =>
        ApplicationSummary.Rows(
            SummaryReader.Resident,
            Form,
            new SummaryContext(text, CityTime.DayOf)
            {
                PageOf = PortalRoutes.Step,
                Photo = PortalRoutes.ApplyPhotoPicture,
                Languages = City.Languages,
            }
        );

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Applications.SubmitAsync(Opened, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The button was pressed twice, and the receipt is the other request's. After a change in another tab,
            // the receipt page leads back here.
        }

        return To(PortalRoutes.ApplyDone);
    }

    // Submitting again shows the same receipt.
    protected override string? Elsewhere() =>
        Opened.Application.SubmittedAt is not null ? PortalRoutes.ApplyDone : base.Elsewhere();
}
