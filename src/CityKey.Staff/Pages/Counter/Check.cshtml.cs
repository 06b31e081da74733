using CityKey.Domain.Counter;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Staff.Cards;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>Large and calm, to be turned to the resident: what will stand on the card.</summary>
internal sealed class CheckModel(CurrentVisit visit, CardFaces faces, CityProfile city, CityClock clock)
    : VisitStepPageModel(visit, city, clock)
{
    public string[] AddressLines => faces.AddressLines(Visit.Form);

    public DateOnly? ExpiresOn => City.Validity.ExpiryFor(new DateOfBirth(Visit.Form.Born!.Value), Today);

    protected override VisitStep Step => VisitStep.Check;

    // Read again without a change, nothing that is printed has to be printed anew.
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        KeepAsync(Visit with { Checked = true }, cancellationToken);
}
