using CityKey.Web.Forms;

namespace CityKey.Tests.Web.Forms;

public sealed class DateInputTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_birth_date_is_read_from_its_three_fields() =>
        Assert.Equal(
            new DateOnly(1990, 5, 6),
            new DateInput("6", "05", "1990").ParseBirthDate("bday", Today).Value.Value
        );

    [Theory]
    [InlineData("", "", "", "bday born.missing")]
    [InlineData("31", "2", "1990", "bday born.not-a-date")]
    [InlineData("25", "11", "2026", "bday born.in-the-future")]
    [InlineData("1", "1", "1890", "bday born.too-long-ago")]
    public void What_is_wrong_is_said_beside_the_date(string day, string month, string year, string error) =>
        Assert.Equal([error], Errors.Of(new DateInput(day, month, year).ParseBirthDate("bday", Today)));

    [Fact]
    public void A_known_date_is_shown_again()
    {
        Assert.Equal(new DateInput("6", "5", "1990"), DateInput.Of(new DateOnly(1990, 5, 6)));
        Assert.True(DateInput.Of(null).IsEmpty);
    }
}
