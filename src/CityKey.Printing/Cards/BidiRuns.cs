using System.Text;

namespace CityKey.Printing.Cards;

/// <summary>A piece of a line with one direction.</summary>
internal readonly record struct DirectedRun(string Text, bool RightToLeft);

/// <summary> The part of the Unicode bidirectional algorithm that names and addresses need: letters of both directions,
/// numbers and neutral characters. Embeddings and overrides are not supported; names with them are refused on input.
/// </summary>
internal static class BidiRuns
{
    private enum Kind
    {
        Neutral,
        Left,
        Right,
        Number,
    }

    public static bool StartsRight(string text) =>
        CardFonts.Graphemes(text).Select(KindOf).FirstOrDefault(kind => kind is Kind.Left or Kind.Right) == Kind.Right;

    /// <summary>The runs of a line, from left to right.</summary>
    public static IReadOnlyList<DirectedRun> VisualRuns(string line, bool rightToLeft)
    {
        var letters = CardFonts.Graphemes(line).ToArray();
        var levels = Levels(letters, rightToLeft ? 1 : 0);
        var runs = new List<(StringBuilder Text, int Level)>();
        for (var i = 0; i < letters.Length; i++)
        {
            if (runs.Count == 0 || runs[^1].Level != levels[i])
                runs.Add((new(), levels[i]));
            runs[^1].Text.Append(letters[i]);
        }
        for (var level = 2; level >= 1; level--)
            Reverse(runs, level);
        return [.. runs.Select(run => new DirectedRun(run.Text.ToString(), run.Level % 2 == 1))];
    }

    private static int[] Levels(string[] letters, int ground)
    {
        var levels = new int[letters.Length];
        var strong = ground == 1 ? Kind.Right : Kind.Left;
        for (var i = 0; i < letters.Length; i++)
        {
            var kind = KindOf(letters[i]);
            if (kind is Kind.Left or Kind.Right)
                strong = kind;
            levels[i] = kind switch
            {
                Kind.Left => ground * 2,
                Kind.Right => 1,
                Kind.Number => strong == Kind.Right ? 2 : ground * 2,
                _ => -1,
            };
        }
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] < 0)
                levels[i] = Between(letters, levels, i, ground);
        }
        return levels;
    }

    // Neutral characters between two runs of one direction take that direction; others take the direction of the line.
    private static int Between(string[] letters, int[] levels, int at, int ground)
    {
        var before = at == 0 ? ground : levels[at - 1];
        var next = Array.FindIndex(levels, at, level => level >= 0);
        var after = next < 0 ? ground : levels[next];
        var right = at > 0 && IsRight(letters[at - 1], before) && next >= 0 && IsRight(letters[next], after);
        return right ? 1
            : before == after && before != 1 ? before
            : ground;
    }

    // A number inside right-to-left text counts as part of that text.
    private static bool IsRight(string letter, int level) => level == 1 || (level == 2 && KindOf(letter) != Kind.Left);

    private static void Reverse(List<(StringBuilder Text, int Level)> runs, int level)
    {
        for (var i = 0; i < runs.Count; i++)
        {
            var end = i;
            while (end < runs.Count && runs[end].Level >= level)
                end++;
            if (end - i > 1)
                runs.Reverse(i, end - i);
            i = Math.Max(i, end - 1);
        }
    }

    private static Kind KindOf(string grapheme)
    {
        var rune = Rune.GetRuneAt(grapheme, 0);
        if (Rune.IsDigit(rune))
            return Kind.Number;
        if (
            rune.Value
            is (>= 0x590 and <= 0x8FF)
                or (>= 0xFB1D and <= 0xFDFF)
                or (>= 0xFE70 and <= 0xFEFC)
                or (>= 0x10800 and <= 0x10FFF)
        )
            return Rune.IsLetter(rune) ? Kind.Right : Kind.Neutral;
        return Rune.IsLetter(rune) ? Kind.Left : Kind.Neutral;
    }
}
