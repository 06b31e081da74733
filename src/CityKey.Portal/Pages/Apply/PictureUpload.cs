using CityKey.Data.PortalSwitch;
using CityKey.Data.Residents;
using CityKey.Data.Uploads;
using CityKey.Web.Forms;

namespace CityKey.Portal.Pages.Apply;

/// <summary>Takes in a resident's picture: received, re-encoded, sealed and stored.</summary>
internal static class PictureUpload
{
    /// <returns>The id of the stored picture, or the text key of why there is none.</returns>
    public static async Task<(Guid? Upload, string? Refusal)> TakeAsync(
        HttpContext http,
        UploadStore store,
        OpenedApplication opened,
        ImagePurpose purpose,
        CancellationToken cancellationToken
    )
    {
        using var underWay = http.RequestServices.GetRequiredService<ActiveUploads>().Begin();
        var (taken, refusal) = await ReceivedPicture.TakeAsync(http, purpose, cancellationToken);
        using var picture = taken;
        if (picture is null)
        {
            return (null, refusal);
        }

        var upload = Guid.CreateVersion7();
        await store.SaveAsync(opened, upload, picture, cancellationToken);
        return (upload, null);
    }
}
