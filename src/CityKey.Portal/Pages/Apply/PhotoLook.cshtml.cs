using CityKey.Data.Residents;
using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAct.Continue)]
public sealed class PhotoLookPage(ResidentDoor door, CityProfile city, UploadStore store) : StepPage(door, city)
{
    public string Onwards => Path(ApplicationSteps.Next(Form, City));

    protected override ApplyStep Step => ApplyStep.Photo;

    public async Task<IActionResult> OnGetPictureAsync(CancellationToken cancel) =>
        File(await store.ReadAsync(Opened, Form.Photo!.Value, cancel), "image/jpeg");

    protected override string? Elsewhere() => base.Elsewhere() ?? (Form.Photo is null ? "apply/photo" : null);
}
