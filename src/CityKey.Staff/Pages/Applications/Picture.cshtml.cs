using CityKey.Data.Accounts;
using CityKey.Data.Uploads;
using CityKey.Staff.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Applications;

/// <summary>One picture of an opened case, never part of a page, so that no page holds it when it is saved or
/// printed.</summary>
internal sealed class PictureModel(ClerkDoor door, UploadStore uploads) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string reference,
        [FromRoute] Guid upload,
        CancellationToken cancel
    )
    {
        var application = await door.FindAsync(reference, cancel);
        if (application is null)
        {
            return NotFound();
        }

        if (!ClerkDoor.MayOpen(application, User.StaffId()))
        {
            return Forbid();
        }

        using var opened = await door.OpenAsync(application, OpeningReason.Picture, User, cancel);
        if (
            opened.Form.Photo != upload
            && !opened.Form.FormerPhotos.Contains(upload)
            && opened.Form.Documents.All(d => d.Upload != upload)
        )
        {
            return NotFound();
        }

        // Whatever a picture may hide, it can do nothing where it is shown.
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        return File(await uploads.ReadAsync(opened.Key, application.Id, upload, cancel), "image/jpeg");
    }
}
