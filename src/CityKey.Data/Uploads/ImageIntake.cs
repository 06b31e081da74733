using SkiaSharp;

namespace CityKey.Data.Uploads;

/// <summary>Takes in a picture from outside: decodes it and makes it anew, in memory alone. What was hidden in it
/// (place, owner's name, a second file) does not come along.</summary>
public static class ImageIntake
{
    public const int MostBytes = 10 * 1024 * 1024;

    // A decoder holds a whole picture; without a limit, as many as arrive.
    private static readonly SemaphoreSlim Decoding = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>Accepts a picture or says by a code why not. Waits for its turn, so that few are decoded at a time; who
    /// waits holds no thread, because other pages need those.</summary>
    public static async Task<ImageOutcome> AcceptAsync(
        UploadBuffer buffer,
        ImagePurpose purpose,
        CancellationToken cancellationToken
    )
    {
        if (buffer.Length > MostBytes)
        {
            return ImageOutcome.Refused(ImageRefusal.TooLarge);
        }

        switch (ImageKinds.Of(buffer.Bytes))
        {
            case ImageKind.None:
                return ImageOutcome.Refused(ImageRefusal.NotAnImage);
            case ImageKind.NotRead:
                return ImageOutcome.Refused(ImageRefusal.KindNotRead);
        }

        await Decoding.WaitAsync(cancellationToken);
        try
        {
            using var pool = PixelBufferPool.Take();
            return await Task.Run(() => Read(buffer, ImageLimits.For(purpose), pool), CancellationToken.None);
        }
        finally
        {
            Decoding.Release();
        }
    }

    private static ImageOutcome Read(UploadBuffer buffer, ImageLimits limits, PixelBufferPool pool)
    {
        using var data = buffer.Read();
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return ImageOutcome.Refused(ImageRefusal.Unreadable);
        }

        // The header alone has been read so far.
        if (
            limits.RefusalOf(codec.Info.Width, codec.Info.Height, codec.EncodedFormat == SKEncodedImageFormat.Jpeg) is
            { } refusal
        )
        {
            return ImageOutcome.Refused(refusal);
        }

        var size = LeastSize(codec, limits.LongSide);
        using var picture = pool.Stored(
            new SKImageInfo(
                size.Width,
                size.Height,
                SKColorType.Rgba8888,
                SKAlphaType.Premul,
                SKColorSpace.CreateSrgb()
            )
        );
        // Anything but success is a picture that somebody cannot read later, half grey for instance.
        return codec.GetPixels(picture.Info, picture.GetPixels()) == SKCodecResult.Success
            ? new ImageOutcome(UprightJpeg.Of(picture, codec.EncodedOrigin, limits, pool), null)
            : ImageOutcome.Refused(ImageRefusal.Unreadable);
    }

    // A JPEG decodes to eighths of its size; the least that is large enough saves the memory of the rest.
    private static SKSizeI LeastSize(SKCodec codec, int longSide)
    {
        for (var eighths = 1; eighths < 8; eighths++)
        {
            var size = codec.GetScaledDimensions(eighths / 8f);
            if (Math.Max(size.Width, size.Height) >= longSide)
            {
                return size;
            }
        }

        return codec.Info.Size;
    }
}
