using System.Diagnostics.CodeAnalysis;
using SkiaSharp;

namespace CityKey.Data.Uploads;

/// <summary>What a picture is for: a card's photo is stored small; a document must stay readable.</summary>
public enum ImagePurpose
{
    Document,
    Photo,
}

/// <summary>A picture encoded again as a JPEG: upright, sRGB, without metadata. Dispose it to free its native memory:
/// left to the garbage collector, fifty pictures take hundreds of megabytes.</summary>
public sealed class ImageAccepted : IDisposable
{
    private readonly SKData jpeg;

    internal ImageAccepted(SKData jpeg, int width, int height) => (this.jpeg, Width, Height) = (jpeg, width, height);

    public int Width { get; }
    public int Height { get; }

    /// <summary>The file. Do not use after <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Jpeg
    {
        get
        {
            // Without this check, the native library would crash the process.
            ObjectDisposedException.ThrowIf(jpeg.Handle == IntPtr.Zero, this);
            return jpeg.AsSpan();
        }
    }

    public void Dispose()
    {
        // Freeing does not wipe memory, and the C library keeps some of it.
        if (jpeg.Handle != IntPtr.Zero)
        {
            jpeg.Span.Clear();
        }

        jpeg.Dispose();
    }
}

/// <summary>The picture, or the code of its refusal, one of <see cref="ImageRefusal"/>.</summary>
public sealed record ImageOutcome(ImageAccepted? Accepted, string? Refusal)
{
    [MemberNotNullWhen(true, nameof(Accepted))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Accepted is not null;

    internal static ImageOutcome Refused(string code) => new(null, code);
}

/// <summary>Why a picture is not accepted.</summary>
public static class ImageRefusal
{
    /// <summary>More than <see cref="ImageIntake.MostBytes"/>.</summary>
    public const string TooLarge = "too-large";

    /// <summary>A kind of file that cannot be read here, such as HEIC or PDF. The person can send a JPEG.</summary>
    public const string KindNotRead = "kind-not-read";

    public const string NotAnImage = "not-an-image";
    public const string TooManyPixels = "too-many-pixels";
    public const string TooSmall = "too-small";

    /// <summary>A picture that is cut short or damaged.</summary>
    public const string Unreadable = "unreadable";
}
