using System.Diagnostics.CodeAnalysis;
using SkiaSharp;

namespace CityKey.Data.Uploads;

/// <summary>What a picture is for; a card's photo is small and must show a face, a document must stay
/// readable.</summary>
public enum ImagePurpose
{
    Document,
    Photo,
}

/// <summary>A picture made anew as a JPEG: upright, in sRGB, with nothing in it but the picture. Its memory is the
/// system's again when it is disposed of: left to the collector, fifty at once are hundreds of megabytes.</summary>
public sealed class ImageAccepted : IDisposable
{
    private readonly SKData jpeg;

    internal ImageAccepted(SKData jpeg, int width, int height) => (this.jpeg, Width, Height) = (jpeg, width, height);

    public int Width { get; }
    public int Height { get; }

    /// <summary>Not to be held beyond <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Jpeg
    {
        get
        {
            // The library itself would end the process.
            ObjectDisposedException.ThrowIf(jpeg.Handle == IntPtr.Zero, this);
            return jpeg.AsSpan();
        }
    }

    public void Dispose()
    {
        // Freed memory is not wiped, and the C library keeps some of it.
        if (jpeg.Handle != IntPtr.Zero)
        {
            jpeg.Span.Clear();
        }

        jpeg.Dispose();
    }
}

/// <summary>Either the picture or the code why not, one of <see cref="ImageRefusal"/>.</summary>
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

    /// <summary>A picture or document of a kind that is not read here, HEIC or PDF for instance. A JPEG would
    /// do.</summary>
    public const string KindNotRead = "kind-not-read";

    public const string NotAnImage = "not-an-image";
    public const string TooManyPixels = "too-many-pixels";
    public const string TooSmall = "too-small";

    /// <summary>It begins like a picture, and is cut short or damaged.</summary>
    public const string Unreadable = "unreadable";
}
