using CityKey.Data.Uploads;
using Microsoft.AspNetCore.Http;

namespace CityKey.Web.Forms;

/// <summary>How a picture comes in on a page with <see cref="StreamedUploadAttribute"/>: received, made anew, in memory
/// alone.</summary>
public static class ReceivedPicture
{
    /// <returns>The picture, to be disposed of, or the text key of why there is none.</returns>
    public static async Task<(ImageAccepted? Picture, string? Refusal)> TakeAsync(
        HttpContext http,
        ImagePurpose purpose,
        CancellationToken cancel
    )
    {
        using var file = await UploadForm.TakeFileAsync(http, cancel);
        if (file.Refusal is { } unreceived)
        {
            return (null, $"picture.{unreceived}");
        }

        var arrived = file.Picture;
        var outcome = await ImageIntake.AcceptAsync(arrived, purpose, cancel);
        return (outcome.Accepted, outcome.IsAccepted ? null : $"picture.{outcome.Refusal}");
    }
}
