using CityKey.Data.Accounts;
using CityKey.Data.Uploads;
using CityKey.Staff.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Applications;

/// <summary>One picture of an opened case, never part of a page, so that no page holds it when it is saved or
/// printed.</summary>
internal sealed class PictureModel(ApplicationAccess access, UploadStore uploads) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string reference,
        [FromRoute] Guid upload,
        CancellationToken cancellationToken
    )
    {
        var application = await access.FindAsync(reference, cancellationToken);
        if (application is null)
        {
            return NotFound();
        }

        if (!ApplicationAccess.MayOpen(application, User.StaffId()))
        {
            return Forbid();
        }

        using var opened = await access.OpenAsync(application, AccessReason.Picture, User, cancellationToken);
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
        return File(await uploads.ReadAsync(opened.Key, application.Id, upload, cancellationToken), "image/jpeg");
    }
}
