using CityKey.Domain.Applications;
using CityKey.Web.Forms;

namespace CityKey.Tests.Web.Forms;

public sealed class CardChoicesInputTests
{
    [Theory]
    [InlineData("F")]
    [InlineData("M")]
    [InlineData("X")]
    [InlineData(null)]
    public void A_mark_is_shown_as_it_is_read(string? mark) =>
        Assert.Equal(mark, CardChoicesInput.Of(new CardChoices(false, mark, true)).Parse("missing").Value.GenderMark);

    [Theory]
    [InlineData(null)]
    [InlineData("Q")]
    public void A_mark_must_be_chosen_or_declined(string? sent) =>
        Assert.Equal(
            ["gender-mark card.gender-mark.missing"],
            Errors.Of(new CardChoicesInput { GenderMark = sent }.Parse("card.gender-mark.missing"))
        );

    [Fact]
    public void Before_the_first_answer_nothing_is_chosen() => Assert.Null(CardChoicesInput.Of(null).GenderMark);
}
