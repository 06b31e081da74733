using CityKey.Domain.Counter;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Staff.Cards;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Staff.Routing;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>What will be on the card, in large type, for the resident to check.</summary>
internal sealed class CheckModel(CurrentVisit visit, CardFaces faces, CityProfile city, CityClock clock)
    : VisitStepPageModel(visit, city, clock)
{
    public DateOnly? ExpiresOn => City.Validity.ExpiryFor(new DateOfBirth(Visit.Form.Born!.Value), Today);

    protected override VisitStep Step => VisitStep.Check;

    /// <param name="text">Texts in the language that the resident reads.</param>
    public IReadOnlyList<SummaryRow> SummaryIn(SiteText text) =>
        ApplicationSummary.Rows(
            SummaryReader.Counter,
            Visit.Form,
            new SummaryContext(text, day => CityClock.Day(day, text.Language))
            {
                PageOf = _ => StaffRoutes.CounterPerson,
                PrintedAddress = faces.AddressLines(Visit.Form),
            }
        );

    // Confirming again keeps the printed card: nothing has changed.
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        KeepAsync(Visit with { Checked = true }, cancellationToken);
}
