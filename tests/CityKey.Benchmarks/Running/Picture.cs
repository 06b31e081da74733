using SkiaSharp;

namespace CityKey.Benchmarks.Running;

/// <summary>Pictures as heavy as a telephone's, of twelve million pixels.</summary>
internal static class Picture
{
    private const int Width = 4000;
    private const int Height = 3000;

    /// <summary>A JPEG of about that many bytes.</summary>
    public static byte[] Of(int bytes)
    {
        // Fields of grain: a plain picture would be small and quick, pure noise as no camera makes it.
        using var picture = new SKBitmap(Width, Height);
        using (var canvas = new SKCanvas(picture))
        using (var grain = SKShader.CreatePerlinNoiseFractalNoise(0.12f, 0.12f, 4, 7))
        using (var paint = new SKPaint { Shader = grain })
        {
            canvas.Clear(SKColors.LightGray);
            canvas.DrawRect(0, 0, Width, Height, paint);
        }

        for (var quality = 98; quality > 20; quality -= 3)
        {
            using var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (jpeg.Size <= bytes)
            {
                return jpeg.ToArray();
            }
        }

        throw new InvalidOperationException("No picture is that small.");
    }
}
