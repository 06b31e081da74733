using System.Text;
using CityKey.Data.Uploads;
using CityKey.Testing.Sweeps;
using CityKey.Testing.Uploads;
using SkiaSharp;

namespace CityKey.Tests.Proofs.Sweep;

/// <summary>What is looked for: the mark in every writing it could have been kept in, and the pictures by pieces of
/// what was sent and of what is kept.</summary>
internal static class SweepMarkers
{
    private const int Side = 700;

    /// <summary>No two pieces of it are alike.</summary>
    public static byte[] Picture { get; } = Draw();

    public static IReadOnlyList<byte[]> OfWords { get; } =
    [
        .. new[]
        {
            SampleResident.Mark,
            SampleResident.Mark.ToLowerInvariant(),
            SampleResident.Mark.ToUpperInvariant(),
            SampleResident.Marked.Telephone!,
        }.SelectMany(Writings),
    ];

    public static async Task<IReadOnlyList<byte[]>> AllAsync() =>
        [
            .. OfWords,
            .. new[]
            {
                Picture,
                await KeptAsync(ImagePurpose.Photo),
                await KeptAsync(ImagePurpose.Document),
            }.SelectMany(p => DiskSweep.WindowsOf(p, apart: 48 * 1024).Skip(1)),
        ];

    private static async Task<byte[]> KeptAsync(ImagePurpose purpose)
    {
        using var kept = (await SamplePictures.AcceptAsync(Picture, purpose)).Accepted!;
        return kept.Jpeg.ToArray();
    }

    private static IEnumerable<byte[]> Writings(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        yield return bytes;
        yield return Encoding.Unicode.GetBytes(word);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(bytes));
        for (var before = 0; before < 3; before++)
        {
            // Wherever it stands in what was written so; its ends depend on what stands beside it.
            var written = Convert.ToBase64String([.. new byte[before], .. bytes]);
            yield return Encoding.ASCII.GetBytes(written[4..^4]);
        }
    }

    private static byte[] Draw()
    {
        using var picture = new SKBitmap(Side, Side);
        for (var i = 0; i < Side * Side; i++)
        {
            var mixed = unchecked((uint)i * 2654435761u);
            picture.SetPixel(
                i % Side,
                i / Side,
                new SKColor((byte)(mixed >> 24), (byte)(mixed >> 16), (byte)(mixed >> 8))
            );
        }

        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }
}
