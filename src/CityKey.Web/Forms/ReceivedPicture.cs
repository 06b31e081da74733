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
        CancellationToken cancellationToken
    )
    {
        using var file = await UploadForm.TakeFileAsync(http, cancellationToken);
        if (file.Refusal is { } unreceived)
        {
            return (null, $"picture.{unreceived}");
        }

        var buffer = file.Picture;
        var outcome = await ImageIntake.AcceptAsync(buffer, purpose, cancellationToken);
        return (outcome.Accepted, outcome.IsAccepted ? null : $"picture.{outcome.Refusal}");
    }
}
