using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Staff.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>Creates the card to print. The card becomes valid when the clerk says that the print is good; until then it
/// can be printed again.</summary>
internal sealed class PrintModel(CurrentVisit visit, CounterEnrollment enrollment, CityProfile city, CityClock clock)
    : VisitStepPageModel(visit, city, clock)
{
    protected override VisitStep Step => VisitStep.Print;

    public async Task<IActionResult> OnPostCreateAsync(CancellationToken cancellationToken)
    {
        await enrollment.BeginPrintingAsync(Opened, cancellationToken);
        return Redirect(StaffRoutes.CounterPrint);
    }

    /// <param name="serial">The card that the page showed: in another tab the visit may have a new one.</param>
    public async Task<IActionResult> OnPostFinishAsync([FromForm] string? serial, CancellationToken cancellationToken)
    {
        await enrollment.FinishAsync(Opened, serial, cancellationToken);
        return Redirect(Slip);
    }
}
