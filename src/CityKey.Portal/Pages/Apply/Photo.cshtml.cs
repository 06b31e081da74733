using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Routing;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
[StreamedUpload]
internal sealed class PhotoModel(
    ResidentApplications applications,
    CityProfile city,
    UploadStore store,
    DraftDeletion deletion
) : StepPageModel(applications, city, ApplyStep.Photo)
{
    public bool HasPhoto => Form.Photo is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (upload, refusal) = await PictureUpload.TakeAsync(
            HttpContext,
            store,
            Opened,
            ImagePurpose.Photo,
            cancellationToken
        );
        if (upload is null)
        {
            ModelState.AddModelError("file", refusal!);
            return this.Again();
        }

        var changed = Form with { Photo = upload };
        await (
            Form.Photo is { } former
                ? deletion.SaveWithoutAsync(Opened, changed, former, cancellationToken)
                : SaveAsync(changed, cancellationToken)
        );
        return To(PortalRoutes.ApplyPhotoPreview);
    }
}
