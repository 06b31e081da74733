using SkiaSharp;

namespace CityKey.Printing.Cards;

/// <summary>
/// The photo in its frame. It is cropped before it is embedded, because a PDF contains the whole of a clipped image.
/// </summary>
internal static class PhotoFrame
{
    private const float Round = 2.5f;

    // 360 dpi, more than card printers resolve.
    private const int DotsPerPoint = 5;

    public static void Draw(SKCanvas canvas, ReadOnlyMemory<byte> jpeg, SKRect frame)
    {
        using var cropped = Cropped(jpeg, (int)(frame.Width * DotsPerPoint), (int)(frame.Height * DotsPerPoint));
        using var outline = new SKRoundRect(frame, Round);
        canvas.Save();
        canvas.ClipRoundRect(outline, SKClipOperation.Intersect, antialias: true);
        canvas.DrawImage(cropped, frame, new SKSamplingOptions(SKFilterMode.Linear));
        canvas.Restore();
        using var edge = Ink.Stroke(Ink.Lake, 0.8f);
        canvas.DrawRoundRect(outline, edge);
    }

    private static SKImage Cropped(ReadOnlyMemory<byte> jpeg, int width, int height)
    {
        using var data = SKData.CreateCopy(jpeg.Span);
        using var whole = SKImage.FromEncodedData(data) ?? throw new InvalidDataException("The photo cannot be read.");
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.DrawImage(
            whole,
            MiddleOf(whole.Width, whole.Height, (float)width / height),
            SKRect.Create(width, height),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
        using var shown = surface.Snapshot();
        using var encoded = shown.Encode(SKEncodedImageFormat.Jpeg, 88);
        return SKImage.FromEncodedData(encoded);
    }

    private static SKRect MiddleOf(float width, float height, float shape)
    {
        var wide = Math.Min(width, height * shape);
        var high = Math.Min(height, width / shape);
        return SKRect.Create((width - wide) / 2, (height - high) / 2, wide, high);
    }
}
