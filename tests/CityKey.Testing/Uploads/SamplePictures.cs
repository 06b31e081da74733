using CityKey.Data.Uploads;
using SkiaSharp;

namespace CityKey.Testing.Uploads;

/// <summary>Pictures made for tests. The drawn ones carry an orientation tag, as a telephone's do.</summary>
public static class SamplePictures
{
    public const int HeldUpright = 1;
    public const int UpsideDown = 3;
    public const int HeldToTheLeft = 6;
    public const int HeldToTheRight = 8;

    private const int FaceWidth = 900;
    private const int FaceHeight = 1200;
    private const int MouthHeight = 668;
    private const byte Dark = 60;

    /// <summary>A plain picture of a portrait's shape.</summary>
    public static byte[] Portrait { get; } = Plain(640, 800);

    /// <summary>Red, green, blue and yellow quarters, clockwise from the top left.</summary>
    public static byte[] Quarters(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var picture = new SKBitmap(width, height);
        using var canvas = new SKCanvas(picture);
        void Fill(int x, int y, SKColor colour)
        {
            using var paint = new SKPaint { Color = colour };
            canvas.DrawRect(x * width / 2f, y * height / 2f, width / 2f, height / 2f, paint);
        }

        Fill(0, 0, SKColors.Red);
        Fill(1, 0, SKColors.Lime);
        Fill(1, 1, SKColors.Blue);
        Fill(0, 1, SKColors.Yellow);
        using var data = picture.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>Checks a picture as a page does once the upload is complete.</summary>
    public static async Task<ImageOutcome> AcceptAsync(byte[] bytes, ImagePurpose purpose)
    {
        using var buffer = new UploadBuffer(bytes.Length);
        buffer.Add(bytes);
        return await ImageIntake.AcceptAsync(buffer, purpose, CancellationToken.None);
    }

    /// <summary>A drawn face, as a telephone sends it that was held in this way.</summary>
    public static byte[] Face(int orientation) =>
        Draw(
            FaceWidth,
            FaceHeight,
            orientation,
            canvas =>
            {
                using var paint = new SKPaint { Color = SKColors.SandyBrown, IsAntialias = true };
                canvas.DrawOval(450, 520, 260, 340, paint);
                paint.Color = SKColors.Black;
                canvas.DrawCircle(360, 460, 30, paint);
                canvas.DrawCircle(540, 460, 30, paint);
                canvas.DrawRect(370, MouthHeight - 8, 160, 16, paint);
            }
        );

    /// <summary>Whether a picture of the drawn face has the mouth where an upright one has it.</summary>
    public static bool IsUprightFace(byte[] picture)
    {
        using var face = SKBitmap.Decode(picture);
        var mouth = MouthHeight * face.Height / FaceHeight;
        return face.Height > face.Width
            && face.GetPixel(face.Width / 2, mouth).Red < Dark
            && face.GetPixel(face.Width / 2, face.Height - mouth).Red > Dark;
    }

    /// <summary>A drawn document with a heading.</summary>
    public static byte[] Paper(string heading, int orientation) =>
        Draw(
            1600,
            1100,
            orientation,
            canvas =>
            {
                using var font = new SKFont(SKTypeface.Default, 60);
                using var paint = new SKPaint { Color = SKColors.DarkSlateGray };
                for (var line = 0; line < 12; line++)
                {
                    canvas.DrawRect(120, 220 + (line * 60), 900 + (line * 31 % 300), 18, paint);
                }

                canvas.DrawText(heading, 120, 140, SKTextAlign.Left, font, paint);
            }
        );

    private static byte[] Draw(int width, int height, int orientation, Action<SKCanvas> draw)
    {
        var (turn, x, y, lies) = orientation switch
        {
            HeldToTheLeft => (-90, 0, width, true),
            HeldToTheRight => (90, height, 0, true),
            UpsideDown => (180, width, height, false),
            _ => (0, 0, 0, false),
        };
        using var bitmap = lies ? new SKBitmap(height, width) : new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.WhiteSmoke);
        canvas.Translate(x, y);
        canvas.RotateDegrees(turn);
        draw(canvas);
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 85);
        return TaggedJpeg.Of(jpeg.ToArray(), orientation);
    }

    private static byte[] Plain(int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        picture.Erase(SKColors.SteelBlue);
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
