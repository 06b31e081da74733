using CityKey.Data.Counter;
using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The card is printed, again if need be, and becomes one when it is seen good.</summary>
internal sealed class PrintModel(VisitDesk desk, CounterEnrollment enrollment, CityProfile city, CityClock clock)
    : VisitStepPage(desk, city, clock)
{
    protected override VisitStep Step => VisitStep.Print;

    public async Task<IActionResult> OnPostAsync(
        [FromForm] string? act,
        [FromForm] string? serial,
        CancellationToken cancel
    )
    {
        if (act == "good")
        {
            await enrollment.FinishAsync(Opened, serial, cancel);
            return Redirect(Slip);
        }

        await enrollment.BeginPrintingAsync(Opened, cancel);
        return Redirect($"{Start}/print");
    }
}
