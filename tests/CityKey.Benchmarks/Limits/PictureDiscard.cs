using CityKey.Data.Sealing;
using CityKey.Data.Uploads;

namespace CityKey.Benchmarks.Limits;

/// <summary>The least that receiving a picture can be: read it, decode it, encode it again, seal it, and discard it. No
/// session, no form, no database.</summary>
internal static class PictureDiscard
{
    public static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        var key = DataKey.Create();
        site.MapPost(
            "/",
            async (HttpContext http) =>
            {
                var room = new byte[http.Request.ContentLength!.Value];
                await http.Request.Body.ReadExactlyAsync(room, http.RequestAborted);
                // The picture lies between the part's heading and the closing boundary.
                var begins = room.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
                using var buffer = new UploadBuffer(room.Length);
                buffer.Add(room.AsSpan(begins));
                var outcome = await ImageIntake.AcceptAsync(buffer, ImagePurpose.Photo, http.RequestAborted);
                using var picture = outcome.Accepted!;
                using var sealer = SegmentSealer.ForNew(
                    key,
                    new SealContext("upload_segment", "sealed", Guid.CreateVersion7(), Guid.CreateVersion7())
                );
                return sealer.Seal(picture.Jpeg).Length > 0 ? Results.Redirect("/done") : Results.BadRequest();
            }
        );
        return site;
    }
}
