namespace CityKey.Data.Uploads;

internal enum ImageKind
{
    None,
    Jpeg,
    Png,
    WebP,
    NotRead,
}

/// <summary>Detects a file's kind by its first bytes. Its name and the browser's content type are ignored.</summary>
internal static class ImageKinds
{
    public static ImageKind Of(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xFF, 0xD8, 0xFF, ..] => ImageKind.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ImageKind.Png,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
                ImageKind.WebP,
            _ => IsNotRead(bytes) ? ImageKind.NotRead : ImageKind.None,
        };

    // HEIC and AVIF; PDF; GIF; TIFF in both byte orders.
    private static bool IsNotRead(ReadOnlySpan<byte> bytes) =>
        (bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8))
        || bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0
        || bytes.StartsWith("GIF8"u8)
        || bytes.StartsWith("II*\0"u8)
        || bytes.StartsWith("MM\0*"u8);
}
