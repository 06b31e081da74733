using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The card is printed, again if need be, and becomes one when it is seen good.</summary>
internal sealed class PrintModel(CurrentVisit visit, CounterEnrollment enrollment, CityProfile city, CityClock clock)
    : VisitStepPageModel(visit, city, clock)
{
    protected override VisitStep Step => VisitStep.Print;

    public async Task<IActionResult> OnPostAsync(
        [FromForm] string? act,
        [FromForm] string? serial,
        CancellationToken cancellationToken
    )
    {
        if (act == "good")
        {
            await enrollment.FinishAsync(Opened, serial, cancellationToken);
            return Redirect(Slip);
        }

        await enrollment.BeginPrintingAsync(Opened, cancellationToken);
        return Redirect(StaffRoutes.CounterPrint);
    }
}
