using SkiaSharp;

namespace CityKey.Printing.Cards;

/// <summary>One shaped line of text, in any mix of scripts.</summary>
internal sealed class TextLine
{
    private readonly List<(CardFont Font, List<PlacedGlyph> Glyphs, float At)> _runs = [];
    private readonly float _size;

    public TextLine(CardFonts fonts, string text, float size, bool? rightToLeft = null)
    {
        _size = size;
        RightToLeft = rightToLeft ?? BidiRuns.StartsRight(text);
        foreach (var run in BidiRuns.VisualRuns(text, RightToLeft))
        {
            var pieces = fonts.Split(run.Text);
            foreach (var (piece, font) in run.RightToLeft ? pieces.Reverse() : pieces)
            {
                _runs.Add((font, font.Shape(piece, run.RightToLeft, size, out var width), Width));
                Width += width;
            }
        }
    }

    public bool RightToLeft { get; }

    public float Width { get; private set; }

    public IEnumerable<ushort> GlyphIds => _runs.SelectMany(run => run.Glyphs).Select(glyph => glyph.Id);

    /// <summary>The line at the requested size, or at the largest size that fits the width.</summary>
    public static TextLine Fitted(CardFonts fonts, string text, float size, float room)
    {
        var line = new TextLine(fonts, text, size);
        return line.Width <= room ? line : new TextLine(fonts, text, size * room / line.Width * 0.999f);
    }

    public void Draw(SKCanvas canvas, float x, float baseline, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        foreach (var (font, glyphs, at) in _runs.Where(run => run.Glyphs.Count > 0))
        {
            using var sized = new SKFont(font.Typeface, _size) { Hinting = SKFontHinting.None, Subpixel = true };
            using var builder = new SKTextBlobBuilder();
            builder.AddPositionedRun(
                [.. glyphs.Select(glyph => glyph.Id)],
                sized,
                [.. glyphs.Select(glyph => glyph.At)]
            );
            using var blob = builder.Build();
            canvas.DrawText(blob, x + at, baseline, paint);
        }
    }
}
