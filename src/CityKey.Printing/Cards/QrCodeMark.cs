using QRCoder;
using SkiaSharp;

namespace CityKey.Printing.Cards;

/// <summary>The QR code as vector modules, on a white background with the quiet zone that readers need.</summary>
internal static class QrCodeMark
{
    public static void Draw(SKCanvas canvas, string text, SKRect frame)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var white = Ink.Fill(SKColors.White);
        using var edge = Ink.Stroke(Ink.Line, 0.4f);
        using var ground = new SKRoundRect(frame, 2.5f);
        canvas.DrawRoundRect(ground, white);
        canvas.DrawRoundRect(ground, edge);

        // The library's matrix includes the quiet zone of four modules.
        var rows = code.ModuleMatrix;
        var module = frame.Width / rows.Count;
        using var builder = new SKPathBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var start = x;
                while (x < rows.Count && rows[y][x])
                    x++;
                if (x > start)
                    builder.AddRect(
                        SKRect.Create(
                            frame.Left + (start * module),
                            frame.Top + (y * module),
                            (x - start) * module,
                            module
                        )
                    );
            }
        }
        using var modules = builder.Detach();
        using var black = Ink.Fill(SKColors.Black);
        // Antialiasing would leave hairlines between rows.
        black.IsAntialias = false;
        canvas.DrawPath(modules, black);
    }
}
