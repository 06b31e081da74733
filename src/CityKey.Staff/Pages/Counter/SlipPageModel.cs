using CityKey.Data.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>What is left of a visit that is over: a slip, until it is printed or a quarter of an hour has
/// passed.</summary>
internal abstract class SlipPageModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : VisitPageModel(visit, city, clock)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Desk.EndAsync(HttpContext, Opened, VisitEnd.Abandoned, cancellationToken);
        return Redirect(StaffRoutes.Counter);
    }

    protected override string? Elsewhere() =>
        !Visit.IsOver ? Onwards
        : Request.Path == Slip ? null
        : Slip;
}
