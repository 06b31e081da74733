using CityKey.Printing.Cards;
using SkiaSharp;

namespace CityKey.Tests.Printing.Cards;

internal static class SampleCards
{
    public static CardFace Of(string name) =>
        new(
            "City of Lakeport",
            "City ID",
            name,
            new(1961, 3, 14),
            new(2031, 11, 30),
            "CK-7Q4M-9TXR-2B",
            null,
            [],
            Photo(900, 1200),
            "CK:7Q4M9TXR2B",
            "Born",
            "Valid until",
            "Does not expire",
            "Card number",
            "Gender",
            "Address"
        );

    /// <summary>Red, green and blue stripes beside each other, the green one in the middle.</summary>
    public static byte[] Photo(int width, int height) =>
        Drawn(
            width,
            height,
            canvas =>
            {
                SKColor[] stripes = [SKColors.Red, SKColors.Green, SKColors.Blue];
                for (var i = 0; i < stripes.Length; i++)
                {
                    using var paint = new SKPaint { Color = stripes[i] };
                    canvas.DrawRect(SKRect.Create(i * width / 3f, 0, width / 3f, height), paint);
                }
            }
        );

    /// <summary>As busy as no face is: the largest file a photo of this size can make.</summary>
    public static byte[] BusyPhoto() =>
        Drawn(
            600,
            800,
            canvas =>
            {
                for (var y = 0; y < 800; y += 2)
                {
                    for (var x = 0; x < 600; x += 2)
                    {
                        using var paint = new SKPaint
                        {
                            Color = new SKColor((byte)(x * 7 ^ y * 13), (byte)(x * y), (byte)(x * 31 + y * 17)),
                        };
                        canvas.DrawRect(x, y, 2, 2, paint);
                    }
                }
            }
        );

    private static byte[] Drawn(int width, int height, Action<SKCanvas> draw)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }
}
