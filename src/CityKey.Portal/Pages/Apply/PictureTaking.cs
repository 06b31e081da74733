using CityKey.Data.Residents;
using CityKey.Data.Uploads;
using CityKey.Web.Forms;

namespace CityKey.Portal.Pages.Apply;

/// <summary>How a picture comes in: received, made anew, sealed, kept.</summary>
internal static class PictureTaking
{
    /// <returns>The kept picture, or the text key of why there is none.</returns>
    public static async Task<(Guid? Upload, string? Refusal)> TakeAsync(HttpContext http, UploadStore store, OpenedApplication opened, ImagePurpose purpose, CancellationToken cancel)
    {
        using var file = await UploadForm.TakeFileAsync(http, cancel);
        if (file.Refusal is { } unreceived)
        {
            return (null, $"picture.{unreceived}");
        }

        var bytes = file.Bytes;
        var outcome = await Task.Run(() => ImageIntake.Accept(bytes, purpose), cancel);
        if (!outcome.IsAccepted)
        {
            return (null, $"picture.{outcome.Refusal}");
        }

        var upload = Guid.CreateVersion7();
        await store.SaveAsync(opened, upload, outcome.Accepted.Jpeg, cancel);
        return (upload, null);
    }
}
