using SkiaSharp;

namespace CityKey.Printing.Cards;

/// <summary>
/// The holder's name, as large as its space allows: one line if it fits, up to three for a long name, never cut off.
/// </summary>
internal sealed class NameBlock
{
    private const int MostLines = 3;
    private const float Largest = 17;
    private const float Readable = 6;
    private const float Step = 0.25f;

    // At this line height, marks above and below the letters of all supported scripts do not touch.
    private const float LineHeight = 1.32f;

    private readonly List<TextLine> _lines;

    private NameBlock(List<string> texts, CardFonts fonts, float size, bool rightToLeft)
    {
        Texts = texts;
        Size = size;
        _lines = [.. texts.Select(text => new TextLine(fonts, text, size, rightToLeft))];
    }

    public float Size { get; }

    public IReadOnlyList<string> Texts { get; }

    public IReadOnlyList<TextLine> Lines => _lines;

    public float Height => _lines.Count * Size * LineHeight;

    public static NameBlock Fit(CardFonts bold, CardFonts regular, string name, SKSize room) =>
        Try(bold, name, room, MostLines, Largest, 8, breakWords: false)
        ?? Try(regular, name, room, MostLines, 9, Readable, breakWords: false)
        ?? Try(regular, name, room, MostLines, 9, Readable, breakWords: true)
        // For 200 wide letters, another line is better than unreadably small letters.
        ?? Try(regular, name, room, MostLines + 2, Readable, 1, breakWords: true)
        ?? throw new ArgumentException("The name is longer than a card.", nameof(name));

    public void Draw(SKCanvas canvas, SKRect room, SKColor colour)
    {
        var top = room.MidY - (Height / 2);
        foreach (var line in _lines)
        {
            var baseline = top + (Size * (LineHeight + 0.68f) / 2);
            line.Draw(canvas, line.RightToLeft ? room.Right - line.Width : room.Left, baseline, colour);
            top += Size * LineHeight;
        }
    }

    private static NameBlock? Try(
        CardFonts fonts,
        string name,
        SKSize room,
        int mostLines,
        float from,
        float to,
        bool breakWords
    )
    {
        var breaks = new LineBreaks(fonts, name, breakWords);
        for (var size = from; size >= to; size -= Step)
        {
            var lines = breaks.At(room.Width / size);
            if (lines is null || lines.Count > mostLines || lines.Count * size * LineHeight > room.Height)
                continue;
            return new(lines, fonts, size, BidiRuns.StartsRight(name));
        }
        return null;
    }
}
