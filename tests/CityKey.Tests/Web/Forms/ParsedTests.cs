using CityKey.Web.Forms;

namespace CityKey.Tests.Web.Forms;

public sealed class ParsedTests
{
    [Fact]
    public void A_choice_gives_its_value()
    {
        var parsed = Parsed.OneOf("arrival", "mail", "card.arrival.missing", ("counter", 1), ("mail", 2));

        Assert.True(parsed.IsValid);
        Assert.Equal(2, parsed.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mail")]
    public void What_was_not_offered_is_an_error_beside_the_field(string? sent)
    {
        var parsed = Parsed.OneOf("arrival", sent, "card.arrival.missing", ("counter", 1), ("mail", 2));

        Assert.Equal(["arrival card.arrival.missing"], Errors.Of(parsed));
    }

    [Fact]
    public void With_errors_there_is_no_value() =>
        Assert.Throws<InvalidOperationException>(() => Parsed.Failed<int>("arrival", "card.arrival.missing").Value);
}
