using SkiaSharp;

namespace CityKey.Printing.Cards;

/// <summary>Fine line work as on banknotes: easy to print, hard to copy. Vector graphics without
/// transparency.</summary>
internal static class Ornament
{
    private const float Hundredth = 72f / 2540;

    /// <summary>Waves over the whole background.</summary>
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

    /// <summary>Crossing strands along the lower edge of the band.</summary>
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

    /// <summary>A rosette: one closed curve, rotated several times. Only the part inside the space is written to the
    /// file.</summary>
    public static void Rosette(
        SKCanvas canvas,
        SKRect room,
        SKPoint middle,
        RosetteShape shape,
        SKColor colour,
        float width
    )
    {
        using var paint = Ink.Stroke(colour, width);
        for (var turn = 0; turn < shape.Turns; turn++)
        {
            var phase = turn * MathF.Tau / shape.Turns;
            Follow(
                canvas,
                paint,
                room,
                Enumerable.Range(0, RosetteShape.Points + 1).Select(i => shape.At(middle, i, phase))
            );
        }
    }

    private static void Curve(SKCanvas canvas, SKPaint paint, SKRect room, Func<float, float> height, float step = 2.5f)
    {
        var steps = (int)MathF.Ceiling(room.Width / step);
        var all = SKRect.Inflate(room, step, room.Height);
        Follow(
            canvas,
            paint,
            all,
            Enumerable.Range(0, steps + 1).Select(i => room.Left + (i * step)).Select(x => new SKPoint(x, height(x)))
        );
    }

    // Whole hundredths of a millimeter take half the bytes of fractions, for thousands of points.
    private static void Follow(SKCanvas canvas, SKPaint paint, SKRect room, IEnumerable<SKPoint> points)
    {
        using var builder = new SKPathBuilder();
        var drawing = false;
        foreach (var at in points)
        {
            var inside = room.Contains(at);
            var fine = new SKPoint(MathF.Round(at.X / Hundredth), MathF.Round(at.Y / Hundredth));
            if (inside && drawing)
                builder.LineTo(fine);
            else if (inside)
                builder.MoveTo(fine);
            drawing = inside;
        }
        using var path = builder.Detach();
        paint.StrokeWidth /= Hundredth;
        canvas.Save();
        canvas.Scale(Hundredth);
        canvas.DrawPath(path, paint);
        canvas.Restore();
        paint.StrokeWidth *= Hundredth;
    }

    private static float Sin(float angle) => MathF.Sin(angle);
}

/// <summary>The shape of a rosette around its circle.</summary>
internal sealed record RosetteShape(float Radius, float Depth, int Petals, int Turns)
{
    public const int Points = 240;

    public SKPoint At(SKPoint middle, int point, float phase)
    {
        var angle = point * MathF.Tau / Points;
        var reach = Radius + (Depth * MathF.Sin((angle * Petals) + phase));
        return new(middle.X + (reach * MathF.Cos(angle)), middle.Y + (reach * MathF.Sin(angle)));
    }
}
