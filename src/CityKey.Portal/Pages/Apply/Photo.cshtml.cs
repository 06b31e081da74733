using CityKey.Data.Residents;
using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAct.Continue)]
[StreamedUpload]
public sealed class PhotoPage(ResidentDoor door, CityProfile city, UploadStore store, DraftEnd end)
    : StepPage(door, city)
{
    public bool HasPhoto => Form.Photo is not null;

    protected override ApplyStep Step => ApplyStep.Photo;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (upload, refusal) = await PictureTaking.TakeAsync(HttpContext, store, Opened, ImagePurpose.Photo, cancel);
        if (upload is null)
        {
            ModelState.AddModelError("file", refusal!);
            return this.Again();
        }

        var changed = Form with { Photo = upload };
        await (
            Form.Photo is { } former
                ? end.SaveWithoutAsync(Opened, changed, former, cancel)
                : KeepAsync(changed, cancel)
        );
        return To("apply/photo/look");
    }
}
