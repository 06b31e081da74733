using CityKey.Data.Uploads;
using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Staff.Routing;
using CityKey.Web.Forms;
using CityKey.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The photo, from the computer's camera or from a file. It is sealed under the key of the visit and stored
/// nowhere else.</summary>
[StreamedUpload]
[AllowsCamera]
internal sealed class PhotoModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : VisitStepPageModel(visit, city, clock)
{
    public bool HasPhoto => Visit.Form.Photo is not null;

    /// <summary>The mark beside the field that says whether the city keeps the photo.</summary>
    public string Mark => Visit.Keeps == CounterRetention.NameBirthDatePhoto ? "sealed" : "not-kept";

    protected override VisitStep Step => VisitStep.Photo;

    public async Task<IActionResult> OnGetPictureAsync(CancellationToken cancellationToken) =>
        await Current.Visits.PhotoAsync(Opened, cancellationToken) is { } jpeg ? File(jpeg, "image/jpeg") : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (taken, refusal) = await ReceivedPicture.TakeAsync(HttpContext, ImagePurpose.Photo, cancellationToken);
        using var photo = taken;
        if (photo is null)
        {
            ModelState.AddModelError("file", refusal!);
            return this.Again();
        }

        await Current.Visits.KeepPhotoAsync(Opened, photo, cancellationToken);
        // The clerk looks at the photo before the next step, and can take it again.
        return Redirect(StaffRoutes.CounterPhotoTaken);
    }
}
