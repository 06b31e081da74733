using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Pages.Apply;
using CityKey.Portal.Routing;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Adds a new photo to an answer. The previous photo is kept until the record is disposed of.</summary>
[Online(OnlineAction.Answer)]
[StreamedUpload]
internal sealed class AnswerPhotoModel(ResidentApplications applications, UploadStore store)
    : ResidentPageModel(applications)
{
    private const int MostFormer = 5;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var form = Opened.Form;
        if (form.FormerPhotos.Count >= MostFormer)
        {
            ModelState.AddModelError("file", "answer.too-many-photos");
            return this.Again();
        }

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

        await Applications.SaveAsync(
            Opened,
            form with
            {
                Photo = upload,
                PhotoAnswer = form.Answers + 1,
                FormerPhotos = [.. form.FormerPhotos, form.Photo!.Value],
            },
            cancellationToken
        );
        return To(PortalRoutes.ReturnAnswer);
    }

    protected override string? Elsewhere() =>
        Opened.Application.Can(ApplicationAction.Answer) ? null : PortalRoutes.ReturnStatus;
}
