using CityKey.Data.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Staff.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>Ends the visit. Nothing of it is kept, and a card that was printed in it is void.</summary>
internal sealed class CancelModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : VisitPageModel(visit, city, clock)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Current.EndAsync(HttpContext, Opened, VisitEnd.Cancelled, cancellationToken);
        return Redirect(StaffRoutes.Counter);
    }
}
