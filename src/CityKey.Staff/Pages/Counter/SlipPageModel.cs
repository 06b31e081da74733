using CityKey.Data.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Staff.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The slip of a visit that is over. It is deleted when the clerk is done with it, or after a quarter of an
/// hour.</summary>
internal abstract class SlipPageModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : VisitPageModel(visit, city, clock)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Current.EndAsync(HttpContext, Opened, VisitEnd.Abandoned, cancellationToken);
        return Redirect(StaffRoutes.Counter);
    }

    protected override string? RedirectTarget()
    {
        if (!Visit.IsOver)
        {
            return NextStep;
        }

        return Request.Path == Slip ? null : Slip;
    }
}
