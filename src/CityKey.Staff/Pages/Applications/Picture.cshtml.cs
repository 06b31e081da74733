using CityKey.Data.Uploads;
using CityKey.Staff.Access;
using CityKey.Staff.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Applications;

/// <summary>One picture of an application. It is a request of its own, so that a saved page does not contain
/// it.</summary>
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

        // Whatever the file contains, a sandboxed document can run nothing.
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        return File(await uploads.ReadAsync(opened.Key, application.Id, upload, cancellationToken), "image/jpeg");
    }
}
