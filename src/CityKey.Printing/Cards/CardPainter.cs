using SkiaSharp;

namespace CityKey.Printing.Cards;

/// <summary>Lays out the card, in points from its upper left corner.</summary>
internal sealed class CardPainter(SKCanvas canvas, CardFonts regular, CardFonts bold)
{
    private const float Margin = 10.5f;
    private const float Band = 28;
    private const float Column = 78;
    private const float LabelSize = 6;
    private static readonly SKRect Page = SKRect.Create(CardSheet.Size);
    private static readonly SKRect Photo = SKRect.Create(Margin, 34.5f, 57, 76);
    private static readonly SKRect Code = SKRect.Create(Page.Right - Margin - 52, 58.5f, 52, 52);
    private static readonly float ColumnRoom = Code.Left - 5 - Column;
    private static readonly SKPoint Seal = new(Page.Right - 8 - SealRadius, 25);
    private const float SealRadius = 18;

    internal static readonly SKRect NameRoom = new(Margin, 113.5f, Page.Right - Margin, Page.Bottom - 4.5f);

    public void Paint(CardFace face)
    {
        Ground();
        Heading(face);
        PhotoFrame.Draw(canvas, face.PhotoJpeg, Photo);
        QrCodeMark.Draw(canvas, face.QrText, Code);
        Facts(face);
        NameBlock.Fit(bold, regular, face.FullName, NameRoom.Size).Draw(canvas, NameRoom, Ink.Text);
    }

    private void Ground()
    {
        canvas.Clear(Ink.Sand);
        Ornament.Waves(canvas, new(0, Band, Page.Right, Page.Bottom));
        Ornament.Rosette(canvas, Page, new(128, 84), new(20, 9, 9, 9), Ink.BrickPale, 0.3f);
        using var lake = Ink.Fill(Ink.Lake);
        var band = new SKRect(0, 0, Page.Right, Band);
        canvas.DrawRect(band, lake);
        for (var ring = 0; ring < 5; ring++)
            Ornament.Rosette(canvas, band, Seal, new(30 + (ring * 11), 8, 24, 4), Ink.LakeFine, 0.3f);
        Ornament.Braid(canvas, Page, Band);
        EmblemMark.Draw(canvas, Seal, SealRadius);
    }

    private void Heading(CardFace face)
    {
        var room = Seal.X - SealRadius - 8 - Margin;
        Aligned(TextLine.Fitted(bold, face.CityName, 11.5f, room), 13, room, SKColors.White);
        Aligned(TextLine.Fitted(regular, face.CardName, 7.5f, room), 22.3f, room, Ink.LakePale);
    }

    private void Aligned(TextLine line, float baseline, float room, SKColor colour) =>
        line.Draw(canvas, line.RightToLeft ? Margin + room - line.Width : Margin, baseline, colour);

    private void Facts(CardFace face)
    {
        var marked = !string.IsNullOrWhiteSpace(face.GenderMark);
        Fact(face.BornLabel, CardFace.Dated(face.Born), Column, 40, 45);
        Fact(
            face.ExpiresLabel,
            face.ExpiresOn is { } day ? CardFace.Dated(day) : face.NeverExpires,
            Column + 49,
            40,
            marked ? 45 : 68
        );
        if (marked)
            Fact(face.GenderLabel, face.GenderMark!, Column + 98, 40, 20);
        if (face.AddressLines.Count > 0)
            Address(face, 61.5f);
        Fact(face.SerialLabel, face.Serial, Column, 101, ColumnRoom);
    }

    private void Fact(string label, string value, float x, float y, float room)
    {
        TextLine.Fitted(regular, label, LabelSize, room).Draw(canvas, x, y, Ink.Soft);
        TextLine.Fitted(bold, value, 8.6f, room).Draw(canvas, x, y + 9.5f, Ink.Text);
    }

    // All lines have one size, that of the longest.
    private void Address(CardFace face, float y)
    {
        TextLine.Fitted(regular, face.AddressLabel, LabelSize, ColumnRoom).Draw(canvas, Column, y, Ink.Soft);
        var widest = face.AddressLines.Max(text => new TextLine(regular, text, 1).Width);
        var pitch = Math.Min(8.4f, 30f / face.AddressLines.Count);
        var size = Math.Min(Math.Min(7, pitch * 0.84f), ColumnRoom / widest);
        foreach (var text in face.AddressLines)
            new TextLine(regular, text, size).Draw(canvas, Column, y += pitch, Ink.Text);
    }
}
