using CityKey.Printing.Cards;
using SkiaSharp;

namespace CityKey.Printing.Certificates;

/// <summary>Draws a closing certificate as a one-page PDF.</summary>
public static class CertificateSheet
{
    // Fits both A4, which is longer, and US Letter, which is wider.
    private static readonly SKSize Size = new(595, 792);
    private const float Margin = 56;
    private const float Column = 240;

    /// <summary>The certificate as a PDF file.</summary>
    /// <param name="title">Also the document's title.</param>
    /// <param name="sentence">What was closed and when, in one sentence.</param>
    /// <param name="rows">Label and value of each fact, in the order in which they are printed.</param>
    public static byte[] Draw(string title, string sentence, IEnumerable<(string Label, string Value)> rows)
    {
        using var stream = new MemoryStream();
        using (
            var document = SKDocument.CreatePdf(
                stream,
                new SKDocumentPdfMetadata { Title = title, Creator = "CityKey" }
            )
        )
        {
            Paint(document.BeginPage(Size.Width, Size.Height), title, sentence, rows);
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    private static void Paint(
        SKCanvas canvas,
        string title,
        string sentence,
        IEnumerable<(string Label, string Value)> rows
    )
    {
        var y = Margin + 20;
        Write(canvas, CardFonts.Bold, title, 22, Margin, Size.Width - Margin, ref y);
        y += 10;
        Write(canvas, CardFonts.Bold, sentence, 13, Margin, Size.Width - Margin, ref y);
        y += 10;
        foreach (var (label, value) in rows)
        {
            var left = y;
            var right = y;
            Write(canvas, CardFonts.Regular, label, 10, Margin, Column - 12, ref left);
            Write(canvas, CardFonts.Regular, value, 10, Column, Size.Width - Margin, ref right);
            y = Math.Max(left, right) + 4;
        }
    }

    private static void Write(
        SKCanvas canvas,
        CardFonts fonts,
        string text,
        float size,
        float from,
        float to,
        ref float y
    )
    {
        // A node may have any name; letters that no font has are omitted here, and shown on the web page.
        var drawable = string.Concat(CardFonts.Graphemes(text).Where(g => fonts.Missing(g).Count == 0));
        foreach (var line in new LineBreaks(fonts, drawable, breakWords: true).At((to - from) / size)!)
        {
            new TextLine(fonts, line, size).Draw(canvas, from, y, Ink.Text);
            y += size * 1.45f;
        }
    }
}
