using System.Buffers.Binary;
using CityKey.Data.Uploads;
using CityKey.Testing.Uploads;
using SkiaSharp;

namespace CityKey.Tests.Data.Uploads;

public sealed class ImageIntakeTests
{
    // Clockwise from the top left, as a person sees them after the camera's note is followed.
    public static TheoryData<int, string, bool> Orientations =>
        new()
        {
            { 1, "RGBY", false },
            { 2, "GRYB", false },
            { 3, "BYRG", false },
            { 4, "YBGR", false },
            { 5, "RYBG", true },
            { 6, "YRGB", true },
            { 7, "BGRY", true },
            { 8, "GBYR", true },
        };

    [Theory]
    [MemberData(nameof(Orientations))]
    public async Task A_picture_is_upright_however_the_camera_was_held(int orientation, string corners, bool turned)
    {
        using var accepted = await AcceptedAsync(TaggedJpeg.Of(SamplePictures.Quarters(640, 400), orientation));
        using var picture = SKBitmap.Decode(accepted.Jpeg);
        Assert.Equal(turned ? (400, 640) : (640, 400), (picture.Width, picture.Height));
        Assert.Equal((accepted.Width, accepted.Height), (picture.Width, picture.Height));
        Assert.Equal(corners, Corners(picture));
    }

    [Fact]
    public async Task Nothing_of_the_metadata_is_left()
    {
        var original = TaggedJpeg.Of(SamplePictures.Quarters(640, 400), 6);
        using var accepted = await AcceptedAsync(original);
        foreach (var left in new[] { "Exif", "ICC_PROFILE", "MARKER", "http" })
        {
            Assert.True(accepted.Jpeg.IndexOf(System.Text.Encoding.ASCII.GetBytes(left)) < 0, left);
        }

        Assert.True(original.AsSpan().IndexOf("MARKER-ARTIST-7731"u8) > 0);
    }

    [Fact]
    public async Task What_hangs_on_behind_the_picture_is_gone()
    {
        using var accepted = await AcceptedAsync([
            .. SamplePictures.Quarters(400, 400),
            .. "PK\x03\x04 MARKER <script>"u8,
        ]);
        Assert.True(accepted.Jpeg.IndexOf("MARKER"u8) < 0);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Other_pictures_become_JPEGs(SKEncodedImageFormat format)
    {
        using var accepted = await AcceptedAsync(SamplePictures.Quarters(500, 400, format));
        Assert.Equal([0xFF, 0xD8, 0xFF], accepted.Jpeg[..3].ToArray());
        using var picture = SKBitmap.Decode(accepted.Jpeg);
        Assert.Equal("RGBY", Corners(picture));
    }

    [Theory]
    [InlineData(ImagePurpose.Document, 3000)]
    [InlineData(ImagePurpose.Photo, 1200)]
    public async Task A_large_picture_is_kept_no_larger_than_needed(ImagePurpose purpose, int longSide)
    {
        using var accepted = (await SamplePictures.AcceptAsync(SamplePictures.Quarters(4000, 3000), purpose)).Accepted;
        Assert.Equal((longSide, longSide * 3 / 4), (accepted!.Width, accepted.Height));
    }

    [Fact]
    public async Task What_is_see_through_becomes_white()
    {
        using var empty = new SKBitmap(400, 400);
        empty.Erase(SKColors.Transparent);
        using var png = empty.Encode(SKEncodedImageFormat.Png, 100);
        using var accepted = await AcceptedAsync(png.ToArray());
        using var picture = SKBitmap.Decode(accepted.Jpeg);
        Assert.Equal(SKColors.White, picture.GetPixel(200, 200));
    }

    [Fact]
    public async Task A_photo_too_small_to_show_a_face_is_refused() =>
        Assert.Equal(
            ImageRefusal.TooSmall,
            (await SamplePictures.AcceptAsync(SamplePictures.Quarters(1000, 299), ImagePurpose.Photo)).Refusal
        );

    [Fact]
    public async Task A_JPEG_cut_short_is_refused()
    {
        var jpeg = SamplePictures.Quarters(1600, 1200);
        foreach (var part in new[] { 3, 100, jpeg.Length / 4, jpeg.Length / 2, jpeg.Length * 9 / 10 })
        {
            Assert.Equal(ImageRefusal.Unreadable, await RefusalAsync(jpeg[..part]));
        }
    }

    [Fact]
    public async Task A_PNG_that_claims_more_pixels_than_a_machine_has_room_for_is_refused() =>
        Assert.Equal(ImageRefusal.TooManyPixels, await RefusalAsync(PngHeader(50_000, 50_000)));

    [Fact]
    public async Task More_than_ten_mebibytes_are_refused() =>
        Assert.Equal(
            ImageRefusal.TooLarge,
            await RefusalAsync([.. SamplePictures.Quarters(400, 400), .. new byte[ImageIntake.MostBytes]])
        );

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<!doctype html><img src=x onerror=alert(1)>")]
    [InlineData("just words")]
    [InlineData("")]
    public async Task What_is_no_picture_is_refused(string text) =>
        Assert.Equal(ImageRefusal.NotAnImage, await RefusalAsync(System.Text.Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1")]
    [InlineData("%PDF-1.7\n")]
    [InlineData("GIF89a\u0001\0\u0001\0")]
    [InlineData("II*\0\b\0\0\0")]
    public async Task A_kind_that_is_not_read_here_has_a_code_of_its_own(string start) =>
        Assert.Equal(ImageRefusal.KindNotRead, await RefusalAsync(System.Text.Encoding.Latin1.GetBytes(start)));

    private static async Task<string?> RefusalAsync(byte[] bytes) =>
        (await SamplePictures.AcceptAsync(bytes, ImagePurpose.Document)).Refusal;

    private static async Task<ImageAccepted> AcceptedAsync(byte[] bytes)
    {
        var outcome = await SamplePictures.AcceptAsync(bytes, ImagePurpose.Document);
        Assert.True(outcome.IsAccepted, outcome.Refusal);
        return outcome.Accepted;
    }

    private static string Corners(SKBitmap picture)
    {
        var (right, bottom) = (picture.Width - 20, picture.Height - 20);
        return string.Concat(
            new[]
            {
                picture.GetPixel(20, 20),
                picture.GetPixel(right, 20),
                picture.GetPixel(right, bottom),
                picture.GetPixel(20, bottom),
            }.Select(Letter)
        );
    }

    private static char Letter(SKColor colour) =>
        (colour.Red > 200, colour.Green > 200, colour.Blue > 200) switch
        {
            (true, false, false) => 'R',
            (false, true, false) => 'G',
            (false, false, true) => 'B',
            (true, true, false) => 'Y',
            _ => '?',
        };

    private static byte[] PngHeader(int width, int height)
    {
        var body = new byte[17];
        "IHDR"u8.CopyTo(body);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(4), width);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(8), height);
        (body[12], body[13]) = (8, 6);
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32(body));
        // An empty IDAT lets the decoder get as far as the header.
        return
        [
            0x89,
            .. "PNG\r\n\x1a\n"u8,
            0,
            0,
            0,
            13,
            .. body,
            .. check,
            0,
            0,
            0,
            0,
            .. "IDAT"u8,
            0x35,
            0xAF,
            0x06,
            0x1E,
        ];
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320u & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
