using System.Text;
using SkiaSharp;

namespace CityKey.Printing.Cards;

/// <summary>Draws a card as a PDF page with the size of the card (CR80). Thread-safe.</summary>
public static class CardSheet
{
    private const float PointsPerMillimetre = 72 / 25.4f;

    /// <summary>85.60 × 53.98 mm: ID-1 of ISO/IEC 7810.</summary>
    internal static readonly SKSize Size = new(85.60f * PointsPerMillimetre, 53.98f * PointsPerMillimetre);

    // One dot is 0.01 mm: Skia rounds the page to whole dots, and the card's size must be exact.
    private const float DotsPerInch = 2540;

    /// <summary>Whether the fonts have every letter of a text.</summary>
    /// <param name="missing">The letters that are missing. They are personal data: show them to the clerk, never log
    /// them.</param>
    public static bool CanDraw(string text, out IReadOnlyList<string> missing)
    {
        missing = CardFonts.Bold.Missing(text);
        return missing.Count == 0;
    }

    /// <summary>The card, ready to print.</summary>
    /// <exception cref="UndrawableTextException">A text has a letter that no font has.</exception>
    /// <exception cref="InvalidDataException">The photo cannot be read.</exception>
    public static byte[] Draw(CardFace face)
    {
        if (!face.Texts().All(text => CanDraw(text, out _)))
            throw new UndrawableTextException();
        var characters = CharactersOf(face);
        using var regular = CardFonts.Regular.CutTo(characters);
        using var bold = CardFonts.Bold.CutTo(characters);

        // Viewers and print queues show the title, so it does not name the holder.
        var about = new SKDocumentPdfMetadata
        {
            Title = "card",
            Creator = "CityKey",
            RasterDpi = DotsPerInch,
            EncodingQuality = 90,
        };
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, about))
        {
            new CardPainter(document.BeginPage(Size.Width, Size.Height), regular, bold).Paint(face);
            document.EndPage();
            document.Close();
        }
        return stream.ToArray();
    }

    // A font may draw "ị" as an i and a dot; the dot can be copied as text only if its character is in the subset.
    private static HashSet<int> CharactersOf(CardFace face) =>
        [
            .. face.Texts()
                .Append(" ")
                .SelectMany(text => $"{text}{text.Normalize(NormalizationForm.FormD)}".EnumerateRunes())
                .Select(rune => rune.Value),
        ];
}
