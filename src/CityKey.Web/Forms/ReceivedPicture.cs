using CityKey.Data.Uploads;
using Microsoft.AspNetCore.Http;

namespace CityKey.Web.Forms;

/// <summary>Takes in the picture on a page with <see cref="StreamedUploadAttribute"/>: received and re-encoded, in
/// memory alone.</summary>
public static class ReceivedPicture
{
    /// <returns>The picture, which the caller disposes of, or the text key of why there is none.</returns>
    public static async Task<(ImageAccepted? Picture, string? Refusal)> TakeAsync(
        HttpContext http,
        ImagePurpose purpose,
        CancellationToken cancellationToken
    )
    {
        using var file = await UploadForm.TakeFileAsync(http, cancellationToken);
        if (file.Refusal is { } reason)
        {
            return (null, $"picture.{reason}");
        }

        var buffer = file.Picture;
        var outcome = await ImageIntake.AcceptAsync(buffer, purpose, cancellationToken);
        return (outcome.Accepted, outcome.IsAccepted ? null : $"picture.{outcome.Refusal}");
    }
}
