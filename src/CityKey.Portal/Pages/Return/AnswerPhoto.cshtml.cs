using CityKey.Data.Residents;
using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using CityKey.Portal.Pages.Apply;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Adds another photo to an answer. The one before is kept until disposal.</summary>
[Online(OnlineAct.Answer)]
[StreamedUpload]
public sealed class AnswerPhotoPage(ResidentDoor door, UploadStore store) : ResidentPage(door)
{
    private const int MostFormer = 5;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var form = Opened.Form;
        if (form.FormerPhotos.Count >= MostFormer)
        {
            ModelState.AddModelError("file", "answer.too-many-photos");
            return this.Again();
        }

        var (upload, refusal) = await PictureTaking.TakeAsync(HttpContext, store, Opened, ImagePurpose.Photo, cancel);
        if (upload is null)
        {
            ModelState.AddModelError("file", refusal!);
            return this.Again();
        }

        await Door.SaveAsync(
            Opened,
            form with
            {
                Photo = upload,
                PhotoAnswer = form.Answers + 1,
                FormerPhotos = [.. form.FormerPhotos, form.Photo!.Value],
            },
            cancel
        );
        return To("return/answer");
    }

    protected override string? Elsewhere() => Opened.Application.Can(ApplicationAction.Answer) ? null : "return/status";
}
