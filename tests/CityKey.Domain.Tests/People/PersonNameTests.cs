using CityKey.Domain.People;

namespace CityKey.Domain.Tests.People;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("O", null, "O")]
    [InlineData("Suharto", "", "Suharto")]
    [InlineData("", "Suharto", "Suharto")]
    [InlineData("  Zoë ", " O’Brien-D'Arcy ", "Zoë O’Brien-D'Arcy")]
    [InlineData("نور", "الدين", "نور الدين")]
    [InlineData("שרה", "לוי", "שרה לוי")]
    [InlineData("வேலுப்பிள்ளை", null, "வேலுப்பிள்ளை")]
    [InlineData("می\u200cنا", null, "می\u200cنا")]
    [InlineData("王", "秀英", "王 秀英")]
    [InlineData("𞤀𞤣𞤢𞤥", null, "𞤀𞤣𞤢𞤥")]
    [InlineData("María José", "de la Cruz y Pérez", "María José de la Cruz y Pérez")]
    [InlineData("J. R.", "Smith Jr. 3rd", "J. R. Smith Jr. 3rd")]
    public void A_name_is_taken_as_it_is_written(string given, string? family, string full)
    {
        Assert.True(PersonName.TryOf(given, family, out var name, out var error));
        Assert.Null(error);
        Assert.Equal(full, name!.Full);
    }

    [Fact]
    public void Two_hundred_letters_fit_in_every_script_and_one_more_does_not()
    {
        foreach (var letter in new[] { "a", "é", "نٌ", "நி", "𞤀" })
        {
            var most = string.Concat(Enumerable.Repeat(letter, 200));
            Assert.True(PersonName.TryOf(most, most, out _, out _), letter);
            Assert.False(PersonName.TryOf(most + letter, null, out _, out var error), letter);
            Assert.Equal("name.too-long", error);
        }
    }

    [Fact]
    public void A_pile_of_marks_on_one_letter_is_too_long() =>
        Assert.Equal("name.too-long", PersonName.PartError("a" + new string('\u0301', 5000)));

    [Fact]
    public void Composed_and_decomposed_letters_are_one_name() =>
        Assert.Equal(PersonName.Of("Jose\u0301", null), PersonName.Of("Jos\u00e9", null));

    // Half a character cannot stand in an attribute, so the code units are given as numbers.
    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x0007)]
    [InlineData(0x000A)]
    [InlineData(0x007F)]
    [InlineData(0x0085)]
    [InlineData(0x2028)]
    [InlineData(0x202A)]
    [InlineData(0x202B)]
    [InlineData(0x202C)]
    [InlineData(0x202D)]
    [InlineData(0x202E)]
    [InlineData(0x2066)]
    [InlineData(0x2067)]
    [InlineData(0x2068)]
    [InlineData(0x2069)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    [InlineData(0xFFFE)]
    public void What_misleads_or_breaks_is_refused(int unit)
    {
        Assert.False(PersonName.TryOf($"An{(char)unit}a", null, out _, out var given));
        Assert.False(PersonName.TryOf("Ana", $"Ru{(char)unit}iz", out _, out var family));
        Assert.Equal(("name.characters", "name.characters"), (given, family));
    }

    [Theory]
    [InlineData(null, null, "name.missing")]
    [InlineData(" ", "\t", "name.missing")]
    [InlineData("'", null, "name.letters")]
    [InlineData("123", null, "name.letters")]
    [InlineData("🙂", null, "name.letters")]
    [InlineData("\u200d", null, "name.letters")]
    public void Nothing_that_can_be_read_out_is_no_name(string? given, string? family, string expected)
    {
        Assert.False(PersonName.TryOf(given, family, out var name, out var error));
        Assert.Null(name);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void The_refusal_does_not_repeat_the_name()
    {
        var refused = Assert.Throws<RuleViolationException>(() => PersonName.Of("Ana\u202eRuiz", null));

        Assert.DoesNotContain("Ana", refused.ToString(), StringComparison.Ordinal);
    }
}
