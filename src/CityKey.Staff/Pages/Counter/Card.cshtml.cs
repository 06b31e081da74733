using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using CityKey.Printing.Cards;
using CityKey.Staff.Cards;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Staff.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The card as a PDF sheet to print. Every print is recorded, so that an auditor can ask why a serial number
/// was printed twice.</summary>
internal sealed class CardModel(
    CurrentVisit visit,
    CounterEnrollment enrollment,
    CardFaces faces,
    CityProfile city,
    CityClock clock
) : VisitStepPageModel(visit, city, clock)
{
    protected override VisitStep Step => VisitStep.Print;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Visit.Card is not { } card || await Current.Visits.PhotoAsync(Opened, cancellationToken) is not { } photo)
        {
            return Redirect(StaffRoutes.CounterPrint);
        }

        var sheet = CardSheet.Draw(faces.Of(Visit.Form, card.Serial, card.ExpiresOn, photo));
        await enrollment.NotePrintAsync(Opened, cancellationToken);
        // Shown instead of downloaded: a file would stay on the shared computer.
        Response.Headers.ContentDisposition = "inline; filename=card.pdf";
        return File(sheet, "application/pdf");
    }
}
