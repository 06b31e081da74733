using SkiaSharp;

namespace CityKey.Staff.Pages.Cards.Face;

/// <summary>Fine line work, as on bank notes: easy to print well, hard to copy well. Vector throughout, no transparency.</summary>
internal static class Ornament
{
    /// <summary>Lake waves over the whole ground.</summary>
    public static void Waves(SKCanvas canvas, SKRect room)
    {
        using var lake = Ink.Stroke(Ink.LakeFaint, 0.35f);
        using var brick = Ink.Stroke(Ink.BrickPale, 0.25f);
        for (var i = 0; i < 26; i++)
        {
            var y = room.Top + (i * room.Height / 25);
            var phase = i * 0.42f;
            Curve(canvas, lake, room, x => y + (3.4f * Sin((x / 21) + phase)) + (1.2f * Sin(x / 7.3f)));
            if (i % 2 == 0)
                Curve(canvas, brick, room, x => y + (3.4f * Sin((x / 21) - phase)) - (1.2f * Sin((x / 9.1f) + 1)));
        }
    }

    /// <summary>Strands that cross, along the lower edge of the band.</summary>
    public static void Braid(SKCanvas canvas, SKRect room, float y)
    {
        SKColor[] colours = [Ink.Brick, Ink.Line, Ink.Brick, Ink.Paper];
        for (var i = 0; i < colours.Length; i++)
        {
            using var paint = Ink.Stroke(colours[i], 0.4f);
            var phase = i * MathF.PI / 2;
            Curve(canvas, paint, room, x => y + (1.5f * Sin((x / 2.4f) + phase)), 0.8f);
        }
    }

    /// <summary>A rosette: one closed curve, turned a little several times.</summary>
    public static void Rosette(SKCanvas canvas, SKPoint middle, float radius, float depth, int petals, int turns, SKColor colour, float width)
    {
        using var paint = Ink.Stroke(colour, width);
        const int points = 240;
        for (var turn = 0; turn < turns; turn++)
        {
            using var builder = new SKPathBuilder();
            var phase = turn * MathF.Tau / turns;
            for (var i = 0; i < points; i++)
            {
                var angle = i * MathF.Tau / points;
                var reach = radius + (depth * Sin((angle * petals) + phase));
                var at = new SKPoint(middle.X + (reach * MathF.Cos(angle)), middle.Y + (reach * Sin(angle)));
                if (i == 0)
                    builder.MoveTo(at);
                else
                    builder.LineTo(at);
            }
            builder.Close();
            using var path = builder.Detach();
            canvas.DrawPath(path, paint);
        }
    }

    private static void Curve(SKCanvas canvas, SKPaint paint, SKRect room, Func<float, float> height, float step = 2)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(room.Left, height(room.Left));
        for (var x = room.Left + step; x < room.Right + step; x += step)
            builder.LineTo(x, height(x));
        using var path = builder.Detach();
        canvas.DrawPath(path, paint);
    }

    private static float Sin(float angle) => MathF.Sin(angle);
}
