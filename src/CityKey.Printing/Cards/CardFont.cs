using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace CityKey.Printing.Cards;

/// <summary>A glyph and its position, in units of the requested size.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlacedGlyph(ushort Id, SKPoint At);

/// <summary>One font. HarfBuzz shapes and Skia draws from the same bytes, so that glyph ids agree.</summary>
internal sealed class CardFont : IDisposable
{
    private const int UnitsPerEm = 1000;

    // Without ligatures: a joined "fi" would be copied from the PDF as one odd character.
    private static readonly Feature[] Features = [new(Tag.Parse("liga"), 0)];

    private readonly GCHandle _pinned;
    private readonly Blob _blob;
    private readonly HarfBuzzSharp.Face _face;
    private readonly Font _font;

    public CardFont(byte[] bytes)
    {
        _pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        _blob = new Blob(_pinned.AddrOfPinnedObject(), bytes.Length, MemoryMode.ReadOnly);
        _face = new HarfBuzzSharp.Face(_blob, 0);
        _font = new Font(_face);
        _font.SetFunctionsOpenType();
        _font.SetScale(UnitsPerEm, UnitsPerEm);
        using var data = SKData.CreateCopy(bytes);
        Typeface =
            SKTypeface.FromData(data) ?? throw new InvalidOperationException("A font of the card cannot be read.");
    }

    public SKTypeface Typeface { get; }

    public CardFont CutTo(IEnumerable<int> characters) => new(FontSubset.Cut(_face, characters));

    /// <summary>Whether the font can draw a letter. Asks the shaper, which can compose a letter from parts.</summary>
    public bool Covers(string grapheme) =>
        Shape(grapheme, rightToLeft: false, 1, out _).TrueForAll(glyph => glyph.Id != 0);

    public List<PlacedGlyph> Shape(string text, bool rightToLeft, float size, out float width)
    {
        using var buffer = new Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        _font.Shape(buffer, Features);
        var glyphs = new List<PlacedGlyph>(buffer.Length);
        var scale = size / UnitsPerEm;
        float x = 0,
            y = 0;
        var infos = buffer.GlyphInfos;
        var positions = buffer.GlyphPositions;
        for (var i = 0; i < infos.Length; i++)
        {
            var position = positions[i];
            glyphs.Add(
                new((ushort)infos[i].Codepoint, new(x + (position.XOffset * scale), y - (position.YOffset * scale)))
            );
            x += position.XAdvance * scale;
            y -= position.YAdvance * scale;
        }
        width = x;
        return glyphs;
    }

    public void Dispose()
    {
        Typeface.Dispose();
        _font.Dispose();
        _face.Dispose();
        _blob.Dispose();
        _pinned.Free();
    }
}
