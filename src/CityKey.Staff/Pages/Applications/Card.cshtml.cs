using CityKey.Data;
using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Printing.Cards;
using CityKey.Staff.Cards;
using CityKey.Staff.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Applications;

/// <summary>The card of an issued application, as a PDF to print.</summary>
internal sealed class CardModel(CityKeyDb db, ApplicationAccess access, UploadStore uploads, CardFaces faces)
    : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancellationToken)
    {
        var application = await access.FindAsync(reference, cancellationToken);
        if (application is not { Status: ApplicationStatus.Issued })
        {
            return NotFound();
        }

        using var opened = await access.OpenAsync(application, AccessReason.Print, User, cancellationToken);
        var form = opened.Form;
        var card = await db.Cards.AsNoTracking().SingleAsync(c => c.Serial == form.CardSerial, cancellationToken);
        var photo = await uploads.ReadAsync(opened.Key, application.Id, form.Photo!.Value, cancellationToken);
        // Inline: a downloaded file would stay on a shared computer.
        Response.Headers.ContentDisposition = "inline; filename=card.pdf";
        return File(CardSheet.Draw(faces.Of(form, card.Serial, card.ExpiresOn, photo)), "application/pdf");
    }
}
