using CityKey.Data.PortalSwitch;
using CityKey.Printing.Cards;
using CityKey.Staff.Pages.Portal;
using SkiaSharp;

namespace CityKey.Printing.Certificates;

/// <summary>Draws a certificate as one page of paper.</summary>
internal sealed class CertificateSheet(CertificateText lines)
{
    // ISO A4 is longer, US Letter wider: what fits both prints on either.
    private static readonly SKSize Size = new(595, 792);
    private const float Margin = 56;
    private const float Column = 240;

    public byte[] Draw(CertificateBody body)
    {
        using var stream = new MemoryStream();
        using (
            var document = SKDocument.CreatePdf(
                stream,
                new SKDocumentPdfMetadata { Title = lines.Title, Creator = "CityKey" }
            )
        )
        {
            Paint(document.BeginPage(Size.Width, Size.Height), body);
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    private void Paint(SKCanvas canvas, CertificateBody body)
    {
        var y = Margin + 20;
        Write(canvas, CardFonts.Bold, lines.Title, 22, Margin, Size.Width - Margin, ref y);
        y += 10;
        Write(canvas, CardFonts.Bold, lines.Sentence(body), 13, Margin, Size.Width - Margin, ref y);
        y += 10;
        foreach (var (label, value) in lines.Of(body))
        {
            var (left, right) = (y, y);
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
        // A node may be called anything; what no font has is left out of the paper and stands on the page.
        var drawable = string.Concat(CardFonts.Graphemes(text).Where(g => fonts.Missing(g).Count == 0));
        foreach (var line in new LineBreaks(fonts, drawable, breakWords: true).At((to - from) / size)!)
        {
            new TextLine(fonts, line, size).Draw(canvas, from, y, Ink.Text);
            y += size * 1.45f;
        }
    }
}
