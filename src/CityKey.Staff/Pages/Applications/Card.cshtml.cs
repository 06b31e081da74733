using CityKey.Data;
using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Staff.Pages.Cards.Face;
using CityKey.Staff.Review;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Applications;

/// <summary>The card of an issued application, as a sheet to print.</summary>
internal sealed class CardModel(CityKeyDb db, ClerkDoor door, UploadStore uploads, CityProfile city, SiteText text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancel)
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
        var face = new CardFace(
            city.Name, city.CardName, form.Name!.Full, form.Born!.Value, card.ExpiresOn, ReferenceNumber.Show(card.Serial), form.Card!.GenderMark,
            form.Card.PrintAddress ? AddressOf(form.Stay!) : [], photo, card.Serial,
            text["card.born"], text["card.expires"], text["card.never"], text["card.serial"], text["card.gender"], text["card.address"]);

        // Shown, not downloaded: a file on a shared computer outlives the print.
        Response.Headers.ContentDisposition = "inline; filename=card.pdf";
        return File(CardSheet.Draw(face), "application/pdf");
    }

    private string[] AddressOf(Stay stay)
    {
        if (stay.Address is not { } address)
        {
            return [];
        }

        string?[] lines = [stay.CareOf is null ? null : text["card.care-of", stay.CareOf], address.Line1, address.Line2, $"{address.City} {address.PostalCode}"];
        return [.. lines.OfType<string>()];
    }
}
