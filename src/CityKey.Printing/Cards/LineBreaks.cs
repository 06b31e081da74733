namespace CityKey.Printing.Cards;

/// <summary>Breaks a text into lines. Its pieces are measured once, at size 1, for any number of widths.</summary>
internal sealed class LineBreaks(CardFonts fonts, string text, bool breakWords)
{
    private readonly Dictionary<string, float> _widths = new(StringComparer.Ordinal);
    private readonly string[] _words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines at a width; null when a word is wider and must not be broken.</summary>
    public List<string>? At(float width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in _words)
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (WidthOf(longer) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0)
                lines.Add(line);
            line = word;
            if (WidthOf(word) <= width)
                continue;
            if (!breakWords)
                return null;
            line = BreakUp(word, width, lines);
        }
        lines.Add(line);
        return lines;
    }

    // Adds full lines; the rest begins the next line.
    private string BreakUp(string word, float width, List<string> lines)
    {
        var line = "";
        foreach (var letter in CardFonts.Graphemes(word))
        {
            if (line.Length > 0 && WidthOf(line + letter) > width)
            {
                lines.Add(line);
                line = "";
            }
            line += letter;
        }
        return line;
    }

    private float WidthOf(string piece)
    {
        if (!_widths.TryGetValue(piece, out var width))
            _widths[piece] = width = new TextLine(fonts, piece, 1).Width;
        return width;
    }
}
