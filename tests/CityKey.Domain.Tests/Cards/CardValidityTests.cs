using System.Globalization;
using CityKey.Domain.Cards;
using CityKey.Domain.People;

namespace CityKey.Domain.Tests.Cards;

/// <summary>How long a card of each programme is good, at both ends of each age.</summary>
public sealed class CardValidityTests
{
    [Theory]
    [InlineData("chicago", 13, "2028-11-30")]
    [InlineData("chicago", 14, "2031-11-30")]
    [InlineData("chicago", 64, "2031-11-30")]
    [InlineData("chicago", 65, null)]
    [InlineData("new-york", 10, "2028-11-30")]
    [InlineData("new-york", 15, "2028-11-30")]
    [InlineData("new-york", 16, "2031-11-30")]
    [InlineData("new-york", 99, "2031-11-30")]
    [InlineData("san-francisco", 0, "2028-11-30")]
    [InlineData("san-francisco", 11, "2028-11-30")]
    [InlineData("san-francisco", 14, "2028-11-30")]
    [InlineData("detroit", 14, "2028-11-30")]
    [InlineData("newark", 14, "2028-11-30")]
    [InlineData("philadelphia", 13, "2029-11-30")]
    [InlineData("philadelphia", 17, "2029-11-30")]
    [InlineData("philadelphia", 18, "2031-11-30")]
    [InlineData("philadelphia", 64, "2031-11-30")]
    [InlineData("philadelphia", 65, null)]
    [InlineData("washtenaw", 11, "2029-11-30")]
    [InlineData("washtenaw", 90, "2029-11-30")]
    public void Each_age_has_its_years(string city, int age, string? expires)
    {
        var issued = new DateOnly(2026, 11, 24);
        Assert.Equal(
            Day(expires),
            Profiles.Read(city).Validity.ExpiryFor(new DateOfBirth(issued.AddYears(-age)), issued)
        );
        Assert.Equal(
            Day(expires),
            Profiles.Read(city).Validity.ExpiryFor(new DateOfBirth(issued.AddYears(-age - 1).AddDays(1)), issued)
        );
    }

    [Theory]
    // San Francisco's children's card ends at 14, at the end of that month.
    [InlineData("2012-11-25", "2026-11-24", "2026-11-30")]
    [InlineData("2012-11-24", "2026-11-24", "2028-11-30")]
    [InlineData("2013-06-01", "2026-11-24", "2027-06-30")]
    [InlineData("2012-02-29", "2025-12-01", "2026-02-28")]
    [InlineData("2014-11-30", "2026-11-24", "2028-11-30")]
    [InlineData("2015-01-31", "2026-11-24", "2028-11-30")]
    public void A_childs_card_ends_in_the_month_of_a_birthday_when_that_is_sooner(
        string born,
        string issued,
        string expires
    ) =>
        Assert.Equal(
            Day(expires),
            Profiles.Read("san-francisco").Validity.ExpiryFor(new DateOfBirth(Day(born)!.Value), Day(issued)!.Value)
        );

    [Theory]
    [InlineData("2024-02-29", "2029-02-28")]
    [InlineData("2023-02-01", "2028-02-29")]
    [InlineData("2026-01-31", "2031-01-31")]
    [InlineData("2026-04-01", "2031-04-30")]
    [InlineData("2026-12-31", "2031-12-31")]
    public void A_month_ends_on_its_own_last_day(string issued, string expires) =>
        Assert.Equal(
            Day(expires),
            Chicago.City.Validity.ExpiryFor(new DateOfBirth(new DateOnly(1985, 4, 3)), Day(issued)!.Value)
        );

    [Theory]
    // Born on 29 February: of age on 1 March of other years.
    [InlineData("2012-02-29", "2026-02-28", "2028-02-29")]
    [InlineData("2012-02-29", "2026-03-01", "2031-03-31")]
    [InlineData("1960-02-29", "2025-02-28", "2030-02-28")]
    [InlineData("1960-02-29", "2025-03-01", null)]
    public void A_leap_days_child_comes_of_age_a_day_later(string born, string issued, string? expires) =>
        Assert.Equal(
            Day(expires),
            Chicago.City.Validity.ExpiryFor(new DateOfBirth(Day(born)!.Value), Day(issued)!.Value)
        );

    [Fact]
    public void A_card_without_years_can_still_end_at_a_birthday() =>
        Assert.Equal(
            new DateOnly(2034, 11, 30),
            new CardValidity([new ValidityBand(0, null, 14)]).ExpiryFor(
                new DateOfBirth(new DateOnly(2020, 11, 5)),
                new DateOnly(2026, 11, 24)
            )
        );

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
