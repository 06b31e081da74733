using CityKey.Data.Uploads;
using SkiaSharp;

namespace CityKey.Tests.Data.Uploads;

/// <summary>Pictures that have passed the checks of an upload.</summary>
internal static class AcceptedPictures
{
    /// <summary>These bytes as an accepted picture, for code that does not decode them.</summary>
    public static ImageAccepted Of(byte[] bytes) => new(SKData.CreateCopy(bytes), 1, 1);
}
