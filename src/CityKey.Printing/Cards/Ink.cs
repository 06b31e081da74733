using SkiaSharp;

namespace CityKey.Printing.Cards;

/// <summary>The sites' colors (tokens.css, light theme), and pale ones for the background.</summary>
internal static class Ink
{
    public static readonly SKColor Text = new(0x16, 0x23, 0x2e);
    public static readonly SKColor Soft = new(0x44, 0x52, 0x5e);
    public static readonly SKColor Sand = new(0xf5, 0xef, 0xe4);
    public static readonly SKColor Paper = new(0xff, 0xfd, 0xf9);
    public static readonly SKColor Line = new(0xd9, 0xcf, 0xbd);
    public static readonly SKColor Lake = new(0x0b, 0x4a, 0x6f);
    public static readonly SKColor LakePale = new(0xc9, 0xe8, 0xf8);
    public static readonly SKColor Brick = new(0x9c, 0x3b, 0x22);
    public static readonly SKColor BrickPale = new(0xea, 0xd6, 0xc6);
    public static readonly SKColor LakeFaint = new(0xdc, 0xe3, 0xe2);
    public static readonly SKColor LakeFine = new(0x1f, 0x60, 0x88);

    public static SKPaint Stroke(SKColor colour, float width) =>
        new()
        {
            Color = colour,
            StrokeWidth = width,
            IsStroke = true,
            IsAntialias = true,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
        };

    public static SKPaint Fill(SKColor colour) => new() { Color = colour, IsAntialias = true };
}
