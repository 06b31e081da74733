using SkiaSharp;

namespace CityKey.Data.Uploads;

/// <summary>Makes the JPEG that is kept: turned as the camera meant it, on white, no longer than need be, with no
/// metadata.</summary>
internal static class UprightJpeg
{
    public static ImageAccepted Of(SKPixmap picture, SKEncodedOrigin origin, ImageLimits limits, PixelBufferPool pool)
    {
        var onItsSide = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = onItsSide ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = Math.Min(1f, limits.LongSide / (float)Math.Max(width, height));
        // No colour space of its own: the pixels are sRGB already, and the encoder then writes no profile.
        var info = new SKImageInfo(
            Math.Max(1, (int)MathF.Round(width * scale)),
            Math.Max(1, (int)MathF.Round(height * scale)),
            SKColorType.Rgba8888,
            SKAlphaType.Opaque
        );
        using var upright = pool.Upright(info);
        using (var surface = SKSurface.Create(upright))
        using (var image = SKImage.FromPixels(picture))
        {
            var canvas = surface.Canvas;
            canvas.Clear(SKColors.White);
            canvas.Scale(info.Width / (float)width, info.Height / (float)height);
            canvas.Concat(Turn(origin, picture.Width, picture.Height));
            // Down to a half, four neighbours are all that a pixel comes from; smaller copies would cost a third more
            // memory and blur it.
            canvas.DrawImage(
                image,
                0,
                0,
                new SKSamplingOptions(SKFilterMode.Linear, scale < 0.5f ? SKMipmapMode.Linear : SKMipmapMode.None)
            );
        }

        var jpeg =
            upright.Encode(SKEncodedImageFormat.Jpeg, limits.Quality)
            ?? throw new InvalidOperationException("A picture could be decoded and not encoded.");
        return new ImageAccepted(jpeg, info.Width, info.Height);
    }

    // Where a pixel of the stored picture belongs, for the eight ways in which a camera can be held.
    private static SKMatrix Turn(SKEncodedOrigin origin, int width, int height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
}
