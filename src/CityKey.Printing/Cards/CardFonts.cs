using System.Globalization;
using System.Text;

namespace CityKey.Printing.Cards;

/// <summary>The fonts of one weight, in order of preference.</summary>
internal sealed class CardFonts : IDisposable
{
    // Noto Sans itself holds Latin, Greek, Cyrillic and Devanagari.
    private static readonly string[] Families = ["NotoSans", "NotoSansArabic", "NotoSansHebrew"];
    private static readonly Lazy<CardFonts> WholeRegular = new(() => Load("Regular"));
    private static readonly Lazy<CardFonts> WholeBold = new(() => Load("Bold"));

    private readonly CardFont[] _fonts;

    private CardFonts(CardFont[] fonts) => _fonts = fonts;

    public static CardFonts Regular => WholeRegular.Value;

    public static CardFonts Bold => WholeBold.Value;

    public CardFonts CutTo(IReadOnlySet<int> characters) => new([.. _fonts.Select(font => font.CutTo(characters))]);

    /// <summary>The letters (grapheme clusters) that no font has.</summary>
    public IReadOnlyList<string> Missing(string text) =>
        [.. Graphemes(text).Where(grapheme => FontFor(grapheme, null) is null).Distinct(StringComparer.Ordinal)];

    /// <summary>Runs of one font each. A space or period is drawn in the font of its neighbors if possible.</summary>
    public IEnumerable<(string Text, CardFont Font)> Split(string text)
    {
        var run = "";
        CardFont? current = null;
        foreach (var grapheme in Graphemes(text))
        {
            var font = FontFor(grapheme, current) ?? throw new UndrawableTextException();
            if (font != current && current is not null)
            {
                yield return (run, current);
                run = "";
            }
            run += grapheme;
            current = font;
        }
        if (current is not null)
            yield return (run, current);
    }

    public void Dispose()
    {
        foreach (var font in _fonts)
            font.Dispose();
    }

    public static IEnumerable<string> Graphemes(string text)
    {
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext())
            yield return letters.GetTextElement();
    }

    private CardFont? FontFor(string grapheme, CardFont? before)
    {
        // A lone surrogate would be shaped as the replacement character, which the fonts have.
        if (grapheme.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar))
            return null;
        if (before is not null && !grapheme.Any(char.IsLetter) && before.Covers(grapheme))
            return before;
        return Array.Find(_fonts, font => font.Covers(grapheme));
    }

    private static CardFonts Load(string weight) =>
        new([.. Families.Select(family => Read($"font.{family}-{weight}"))]);

    private static CardFont Read(string name)
    {
        using var stream =
            typeof(CardFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(bytes);
    }
}
