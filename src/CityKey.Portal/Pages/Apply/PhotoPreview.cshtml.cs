using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class PhotoPreviewModel(ResidentApplications applications, CityProfile city, UploadStore store)
    : StepPageModel(applications, city, ApplyStep.Photo)
{
    /// <summary>The address of the first step that is not answered.</summary>
    public string NextStep => PortalRoutes.Step(ApplicationSteps.Next(Form));

    public async Task<IActionResult> OnGetPictureAsync(CancellationToken cancellationToken) =>
        File(await store.ReadAsync(Opened, Form.Photo!.Value, cancellationToken), "image/jpeg");

    protected override string? Elsewhere() => base.Elsewhere() ?? (Form.Photo is null ? PortalRoutes.ApplyPhoto : null);
}
