using CityKey.Data;
using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Staff.Pages.Cards.Face;
using CityKey.Staff.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Applications;

/// <summary>The card of an issued application, as a sheet to print.</summary>
internal sealed class CardModel(CityKeyDb db, ClerkDoor door, UploadStore uploads, CardFaces faces) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancel)
    {
        var application = await door.FindAsync(reference, cancel);
        if (application is not { Status: ApplicationStatus.Issued })
        {
            return NotFound();
        }

        using var opened = await door.OpenAsync(application, OpeningReason.Print, User, cancel);
        var form = opened.Form;
        var card = await db.Cards.AsNoTracking().SingleAsync(c => c.Serial == form.CardSerial, cancel);
        var photo = await uploads.ReadAsync(opened.Key, application.Id, form.Photo!.Value, cancel);
        // Shown, not downloaded: a file on a shared computer outlives the print.
        Response.Headers.ContentDisposition = "inline; filename=card.pdf";
        return File(CardSheet.Draw(faces.Of(form, card.Serial, card.ExpiresOn, photo)), "application/pdf");
    }
}
