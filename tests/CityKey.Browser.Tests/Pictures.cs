using SkiaSharp;

namespace CityKey.Browser.Tests;

/// <summary>Drawn photographs and documents, as a telephone would send them.</summary>
internal static class Pictures
{
    public static byte[] Face() => Draw(900, 1200, canvas =>
    {
        using var paint = new SKPaint { Color = SKColors.SandyBrown, IsAntialias = true };
        canvas.DrawOval(450, 520, 260, 340, paint);
        paint.Color = SKColors.Black;
        canvas.DrawCircle(360, 460, 30, paint);
        canvas.DrawCircle(540, 460, 30, paint);
        canvas.DrawRect(370, 660, 160, 16, paint);
    });

    public static byte[] Paper(string heading) => Draw(1600, 1100, canvas =>
    {
        using var font = new SKFont(SKTypeface.Default, 60);
        using var paint = new SKPaint { Color = SKColors.DarkSlateGray };
        for (var line = 0; line < 12; line++)
        {
            canvas.DrawRect(120, 220 + (line * 60), 900 + (line * 31 % 300), 18, paint);
        }

        canvas.DrawText(heading, 120, 140, SKTextAlign.Left, font, paint);
    });

    private static byte[] Draw(int width, int height, Action<SKCanvas> draw)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.WhiteSmoke);
        draw(canvas);
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 85);
        return jpeg.ToArray();
    }
}
