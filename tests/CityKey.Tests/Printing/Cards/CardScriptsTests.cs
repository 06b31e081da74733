using CityKey.Printing.Cards;

namespace CityKey.Tests.Printing.Cards;

public sealed class CardScriptsTests
{
    [Theory]
    [InlineData("عبد الرحمن بن محمد الحسيني")]
    [InlineData("लक्ष्मी श्रीवास्तव कृष्णमूर्ति")]
    [InlineData("שָׂרָה בת־אברהם")]
    [InlineData("Nguyễn فاطمة लक्ष्मी Олена")]
    [InlineData("e\u0323\u0302")]
    public void Are_drawn_without_a_single_box(string name)
    {
        using var cut = CardFonts.Bold.CutTo(name.EnumerateRunes().Select(rune => rune.Value).ToHashSet());
        var glyphs = new TextLine(cut, name, 12).GlyphIds.ToList();

        Assert.True(CardSheet.CanDraw(name, out _));
        Assert.NotEmpty(glyphs);
        Assert.DoesNotContain((ushort)0, glyphs);
        Assert.NotEmpty(CardSheet.Draw(SampleCards.Of(name)));
    }

    [Theory]
    [InlineData("王小明", "王 小 明")]
    [InlineData("Ana 김 Ruiz 김", "김")]
    [InlineData("Ana\nRuiz", "\n")]
    [InlineData("Ana\uFFFD", "\uFFFD")]
    public void Are_refused_with_the_letters_that_no_font_has(string name, string lacking)
    {
        Assert.False(CardSheet.CanDraw(name, out var missing));
        Assert.Equal(lacking.Split(' '), missing);
        var refusal = Assert.Throws<UndrawableTextException>(() => CardSheet.Draw(SampleCards.Of(name)));
        Assert.DoesNotContain(missing[0], refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ana Ruiz", false, "Ana Ruiz")]
    [InlineData("אב גד", true, "אב גד<")]
    [InlineData("אב Ana 12", true, "Ana 12|אב <")]
    [InlineData("אב 12 גד", true, " גד<|12|אב <")]
    [InlineData("Ana אב 12 גד Ruiz", false, "Ana | גד<|12|אב <| Ruiz")]
    [InlineData("Ana (אב)", false, "Ana (|אב<|)")]
    public void Stand_in_the_order_in_which_they_are_read(string name, bool rightToLeft, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                '|',
                BidiRuns.VisualRuns(name, rightToLeft).Select(run => run.RightToLeft ? run.Text + "<" : run.Text)
            )
        );

    [Fact]
    public void Are_refused_when_half_a_letter_is_left() =>
        Assert.False(CardSheet.CanDraw("Ana" + (char)0xD83D, out _));

    [Fact]
    public void Join_their_letters_in_Arabic()
    {
        var alone = new TextLine(
            CardFonts.Bold,
            "ببب".Replace("ب", "ب ", StringComparison.Ordinal),
            10
        ).GlyphIds.ToHashSet();
        var joined = new TextLine(CardFonts.Bold, "ببب", 10).GlyphIds.ToHashSet();

        Assert.NotEmpty(joined.Except(alone));
    }
}
