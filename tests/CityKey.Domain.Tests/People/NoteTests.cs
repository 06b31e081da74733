using CityKey.Domain.People;

namespace CityKey.Domain.Tests.People;

public sealed class NoteTests
{
    [Fact]
    public void Lines_stay_lines_and_their_edges_are_trimmed()
    {
        Assert.True(Note.TryRead("\r\n  One\tmore \r\n\r\nالثاني\n", out var text, out _));
        Assert.Equal("One more\n\nالثاني", text);
    }

    [Fact]
    public void A_thousand_letters_are_enough_and_one_more_is_too_many()
    {
        Assert.True(Note.TryRead(new string('é', Note.MostLetters), out _, out _));
        Assert.False(Note.TryRead(new string('é', Note.MostLetters + 1), out _, out var error));
        Assert.Equal("note.too-long", error);
    }

    [Theory]
    [InlineData("a\u202Eb")]
    [InlineData("a\u0000b")]
    [InlineData("a\u001Bb")]
    public void Signs_that_mislead_are_refused(string typed)
    {
        Assert.False(Note.TryRead(typed, out _, out var error));
        Assert.Equal("note.characters", error);
    }

    [Fact]
    public void A_heap_of_marks_on_one_letter_is_too_long() =>
        Assert.False(Note.TryRead("a" + new string('\u0301', 9000), out _, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("  \n ")]
    public void Nothing_written_is_nothing(string? typed)
    {
        Assert.True(Note.TryRead(typed, out var text, out var error));
        Assert.Equal("", text);
        Assert.Null(error);
    }
}
