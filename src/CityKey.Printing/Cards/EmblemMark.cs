using SkiaSharp;

namespace CityKey.Printing.Cards;

/// <summary>The seal of the sites (a skyline that is a key), in brick on a sand disc.</summary>
internal static class EmblemMark
{
    private const float Drawn = 40;
    private const string Skyline = "M8 27h24M11 27v-7h5v7M18 27V13h5v14M25 27V17h5v10";

    public static void Draw(SKCanvas canvas, SKPoint middle, float radius)
    {
        var room = SKRect.Create(middle.X - radius, middle.Y - radius, radius * 2, radius * 2);
        using var sand = Ink.Fill(Ink.Paper);
        canvas.DrawCircle(middle, radius, sand);
        Ornament.Rosette(canvas, room, middle, new(radius - 2.1f, 1.5f, 28, 4), Ink.Brick, 0.22f);
        using var brick = Ink.Stroke(Ink.Brick, 1.9f);
        using var dot = Ink.Fill(Ink.Brick);
        using var skyline = SKPath.ParseSvgPathData(Skyline);
        canvas.Save();
        canvas.Translate(middle.X, middle.Y);
        canvas.Scale(1.62f * radius / Drawn);
        canvas.Translate(-Drawn / 2, -Drawn / 2);
        canvas.DrawCircle(20, 20, 17.5f, brick);
        canvas.DrawPath(skyline, brick);
        canvas.DrawCircle(20, 32.2f, 1.7f, dot);
        canvas.Restore();
    }
}
