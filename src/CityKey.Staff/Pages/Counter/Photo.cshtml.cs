using CityKey.Data.Uploads;
using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Web.Forms;
using CityKey.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The photo, by the computer's camera or from a file; sealed into the visit and stored nowhere
/// else.</summary>
[StreamedUpload]
[AllowsCamera]
internal sealed class PhotoModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : VisitStepPageModel(visit, city, clock)
{
    public bool HasPhoto => Visit.Form.Photo is not null;
    public string Mark => Visit.Keeps == CounterRetention.NameBirthDatePhoto ? "sealed" : "not-kept";

    protected override VisitStep Step => VisitStep.Photo;

    public async Task<IActionResult> OnGetPictureAsync(CancellationToken cancellationToken) =>
        await Desk.Visits.PhotoAsync(Opened, cancellationToken) is { } jpeg ? File(jpeg, "image/jpeg") : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (taken, refusal) = await ReceivedPicture.TakeAsync(HttpContext, ImagePurpose.Photo, cancellationToken);
        using var photo = taken;
        if (photo is null)
        {
            ModelState.AddModelError("file", refusal!);
            return this.Again();
        }

        await Desk.Visits.KeepPhotoAsync(Opened, photo, cancellationToken);
        // Seen once more before it goes on: a photo with closed eyes is better taken again now.
        return Redirect(StaffRoutes.CounterPhotoTaken);
    }
}
