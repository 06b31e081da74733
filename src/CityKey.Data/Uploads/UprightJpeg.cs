using SkiaSharp;

namespace CityKey.Data.Uploads;

/// <summary>Encodes the JPEG that is stored: rotated as the camera recorded it, on white, scaled down, without
/// metadata.</summary>
internal static class UprightJpeg
{
    public static ImageAccepted Of(SKPixmap picture, SKEncodedOrigin origin, ImageLimits limits, PixelBufferPool pool)
    {
        var onItsSide = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = onItsSide ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = Math.Min(1f, limits.LongSide / (float)Math.Max(width, height));
        // Without a color space the encoder writes no profile; the pixels are sRGB already.
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
            // Down to half the size, a pixel depends on four neighbors only; mipmaps would cost a third more memory and
            // blur.
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

    // The transformation for each of the eight EXIF orientations.
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
