using CityKey.Data.Uploads;
using SkiaSharp;

namespace CityKey.Tests.Data.Uploads;

/// <summary>Pictures made for a test.</summary>
internal static class SamplePictures
{
    /// <summary>Red, green, blue and yellow quarters, clockwise from the top left.</summary>
    public static byte[] Quarters(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var picture = new SKBitmap(width, height);
        using var canvas = new SKCanvas(picture);
        void Fill(int x, int y, SKColor colour)
        {
            using var paint = new SKPaint { Color = colour };
            canvas.DrawRect(x * width / 2f, y * height / 2f, width / 2f, height / 2f, paint);
        }

        Fill(0, 0, SKColors.Red);
        Fill(1, 0, SKColors.Lime);
        Fill(1, 1, SKColors.Blue);
        Fill(0, 1, SKColors.Yellow);
        using var data = picture.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>Takes in a picture as a page does, once it has arrived.</summary>
    public static async Task<ImageOutcome> AcceptAsync(byte[] bytes, ImagePurpose purpose)
    {
        using var buffer = new UploadBuffer(bytes.Length);
        buffer.Add(bytes);
        return await ImageIntake.AcceptAsync(buffer, purpose, CancellationToken.None);
    }

    /// <summary>These bytes, as if they had been taken in: what is kept of them does not look inside.</summary>
    public static ImageAccepted Taken(byte[] bytes) => new(SKData.CreateCopy(bytes), 1, 1);
}
