using System.Diagnostics.CodeAnalysis;

namespace CityKey.Data.Uploads;

/// <summary>What a picture is for; a card's photo is small and must show a face, a document must stay readable.</summary>
public enum ImagePurpose { Document, Photo }

/// <summary>A picture made anew as a JPEG: upright, in sRGB, with nothing in it but the picture.</summary>
public sealed record ImageAccepted(byte[] Jpeg, int Width, int Height);

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

    /// <summary>A picture or document of a kind that is not read here, HEIC or PDF for instance. A JPEG would do.</summary>
    public const string KindNotRead = "kind-not-read";

    public const string NotAnImage = "not-an-image";
    public const string TooManyPixels = "too-many-pixels";
    public const string TooSmall = "too-small";

    /// <summary>It begins like a picture, and is cut short or damaged.</summary>
    public const string Unreadable = "unreadable";
}
