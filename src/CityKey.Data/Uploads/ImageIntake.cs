using SkiaSharp;

namespace CityKey.Data.Uploads;

/// <summary>Decodes an uploaded picture and encodes it again, in memory only. Anything hidden in the file (location,
/// owner's name, a second file) is dropped.</summary>
public static class ImageIntake
{
    /// <summary>The largest file that is accepted, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    // A decoder holds a whole picture in memory, so the number of decoders is limited.
    private static readonly SemaphoreSlim Decoding = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>Accepts a picture or gives a code of <see cref="ImageRefusal"/>. Waits asynchronously until a decoder
    /// is free.</summary>
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

        // Only the header has been read so far.
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
        // Any other result is a damaged picture, half grey for instance, that a clerk could not read.
        return codec.GetPixels(picture.Info, picture.GetPixels()) == SKCodecResult.Success
            ? new ImageOutcome(UprightJpeg.Of(picture, codec.EncodedOrigin, limits, pool), null)
            : ImageOutcome.Refused(ImageRefusal.Unreadable);
    }

    // A JPEG can be decoded at eighths of its size; the smallest sufficient one saves memory.
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
