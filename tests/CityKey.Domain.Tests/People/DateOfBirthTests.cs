using System.Globalization;
using CityKey.Domain.People;

namespace CityKey.Domain.Tests.People;

public sealed class DateOfBirthTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("6", "5", "1990", "1990-05-06")]
    [InlineData(" 06 ", "05", "1990", "1990-05-06")]
    [InlineData("29", "2", "2000", "2000-02-29")]
    [InlineData("24", "11", "2026", "2026-11-24")]
    [InlineData("٦", "٥", "١٩٩٠", "1990-05-06")]
    [InlineData("۶", "۵", "۱۹۹۰", "1990-05-06")]
    [InlineData("६", "५", "१९९०", "1990-05-06")]
    [InlineData("𞥖", "𞥕", "𞥑𞥙𞥙𞥐", "1990-05-06")]
    [InlineData("25", "11", "1900", "1900-11-25")]
    public void A_day_is_read_in_every_scripts_digits(string day, string month, string year, string expected)
    {
        Assert.True(DateOfBirth.TryOf(day, month, year, Today, out var born, out var error));
        Assert.Null(error);
        Assert.Equal(DateOnly.Parse(expected, CultureInfo.InvariantCulture), born.Value);
    }

    [Theory]
    [InlineData(null, "", " ", "born.missing")]
    [InlineData("6", "5", "", "born.not-a-date")]
    [InlineData("29", "2", "1900", "born.not-a-date")]
    [InlineData("31", "4", "1990", "born.not-a-date")]
    [InlineData("0", "4", "1990", "born.not-a-date")]
    [InlineData("1", "13", "1990", "born.not-a-date")]
    [InlineData("1", "0", "1990", "born.not-a-date")]
    [InlineData("1", "1", "90", "born.not-a-date")]
    [InlineData("1", "1", "0000", "born.not-a-date")]
    [InlineData("-1", "1", "1990", "born.not-a-date")]
    [InlineData("1", "May", "1990", "born.not-a-date")]
    [InlineData("½", "1", "1990", "born.not-a-date")]
    [InlineData("001", "1", "1990", "born.not-a-date")]
    [InlineData("25", "11", "2026", "born.in-the-future")]
    [InlineData("24", "11", "1900", "born.too-long-ago")]
    public void What_cannot_be_a_birthday_is_refused_with_its_reason(
        string? day,
        string? month,
        string? year,
        string expected
    )
    {
        Assert.False(DateOfBirth.TryOf(day, month, year, Today, out _, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("1990-11-24", 36)]
    [InlineData("1990-11-25", 35)]
    [InlineData("2026-11-24", 0)]
    public void Age_is_in_completed_years(string born, int age) =>
        Assert.Equal(age, new DateOfBirth(DateOnly.Parse(born, CultureInfo.InvariantCulture)).AgeOn(Today));

    [Fact]
    public void Who_is_born_on_a_leap_day_is_a_year_older_on_the_first_of_march()
    {
        var born = new DateOfBirth(new DateOnly(2008, 2, 29));

        Assert.Equal(17, born.AgeOn(new DateOnly(2026, 2, 28)));
        Assert.Equal(18, born.AgeOn(new DateOnly(2026, 3, 1)));
        Assert.Equal(20, born.AgeOn(new DateOnly(2028, 2, 29)));
    }
}
