using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>Refuses a card, with reasons as codes.</summary>
internal sealed class RefuseModel(CurrentVisit visit, CounterEnrollment enrollment, CityProfile city, CityClock clock)
    : VisitPageModel(visit, city, clock)
{
    [BindProperty(Name = "reason")]
    public string[] Reasons { get; set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Reasons.Length == 0)
        {
            ModelState.AddModelError("reason", "case.reason-missing");
            return this.Again();
        }

        await enrollment.RefuseAsync(Opened, Reasons, cancellationToken);
        return Redirect(Slip);
    }
}
