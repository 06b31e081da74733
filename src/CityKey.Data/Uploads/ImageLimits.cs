namespace CityKey.Data.Uploads;

/// <summary>The sizes of a picture that are accepted and stored, in pixels.</summary>
internal sealed record ImageLimits(int LeastSide, int LongSide, int Quality)
{
    private const long MostPixels = 60_000_000;

    // These formats decode at full size only, four bytes a pixel; cameras do not produce them.
    private const long MostPixelsUnscaled = 25_000_000;

    public static ImageLimits For(ImagePurpose purpose) =>
        purpose switch
        {
            ImagePurpose.Photo => new ImageLimits(LeastSide: 300, LongSide: 1200, Quality: 92),
            _ => new ImageLimits(LeastSide: 200, LongSide: 3000, Quality: 85),
        };

    public string? RefusalOf(int width, int height, bool scales) =>
        (long)width * height > (scales ? MostPixels : MostPixelsUnscaled) ? ImageRefusal.TooManyPixels
        : Math.Min(width, height) < LeastSide ? ImageRefusal.TooSmall
        : null;
}
