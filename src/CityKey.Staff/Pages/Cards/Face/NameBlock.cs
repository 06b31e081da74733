using SkiaSharp;

namespace CityKey.Staff.Pages.Cards.Face;

/// <summary>
/// The holder's name, as large as its room allows: one line where it fits, up to three for a long name, and never cut off.
/// </summary>
internal sealed class NameBlock
{
    private const int MostLines = 3;
    private const float Largest = 17;
    private const float Step = 0.25f;
    // Marks above and below the letters of every script here stay apart at this line height.
    private const float LineHeight = 1.32f;

    private readonly List<TextLine> _lines;
    private readonly float _size;

    private NameBlock(List<TextLine> lines, float size)
    {
        _lines = lines;
        _size = size;
    }

    public IReadOnlyList<TextLine> Lines => _lines;

    public float Height => _lines.Count * _size * LineHeight;

    public static NameBlock Fit(CardFonts bold, CardFonts regular, string name, SKSize room) =>
        Try(bold, name, room, Largest, 8, breakWords: false)
        ?? Try(regular, name, room, 9, 6, breakWords: false)
        ?? Try(regular, name, room, 9, 1, breakWords: true)
        ?? throw new ArgumentException("The name is longer than a card.", nameof(name));

    public void Draw(SKCanvas canvas, SKRect room, SKColor colour)
    {
        var top = room.MidY - (Height / 2);
        foreach (var line in _lines)
        {
            var baseline = top + (_size * (LineHeight + 0.68f) / 2);
            line.Draw(canvas, line.RightToLeft ? room.Right - line.Width : room.Left, baseline, colour);
            top += _size * LineHeight;
        }
    }

    private static NameBlock? Try(CardFonts fonts, string name, SKSize room, float from, float to, bool breakWords)
    {
        var breaks = new LineBreaks(fonts, name, breakWords);
        for (var size = from; size >= to; size -= Step)
        {
            var lines = breaks.At(room.Width / size);
            if (lines is null || lines.Count > MostLines || lines.Count * size * LineHeight > room.Height)
                continue;
            var rightToLeft = Directions.StartsRight(name);
            return new([.. lines.Select(line => new TextLine(fonts, line, size, rightToLeft))], size);
        }
        return null;
    }
}
