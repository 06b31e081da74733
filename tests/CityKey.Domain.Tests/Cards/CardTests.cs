using System.Globalization;
using CityKey.Domain.Cards;
using CityKey.Domain.People;

namespace CityKey.Domain.Tests.Cards;

public sealed class CardTests
{
    [Theory]
    [InlineData(0, "2026-11-24", "2028-11-30")]
    [InlineData(13, "2026-11-24", "2028-11-30")]
    [InlineData(14, "2026-11-24", "2031-11-30")]
    [InlineData(64, "2026-11-24", "2031-11-30")]
    [InlineData(65, "2026-11-24", null)]
    [InlineData(122, "2026-11-24", null)]
    [InlineData(30, "2024-02-29", "2029-02-28")]
    [InlineData(10, "2026-02-01", "2028-02-29")]
    [InlineData(30, "2026-12-31", "2031-12-31")]
    public void A_card_is_good_to_the_end_of_a_month_by_the_age_on_its_day(int age, string issued, string? expires) =>
        Assert.Equal(
            expires is null ? null : Day(expires),
            Chicago.City.Validity.ExpiryFor(BornOn(issued, age), Day(issued))
        );

    [Fact]
    public void An_age_without_a_line_gets_no_card_by_chance() =>
        Assert.Equal(
            "card.validity",
            Assert
                .Throws<RuleViolationException>(() =>
                    new CardValidity([new ValidityBand(14, 5)]).ExpiryFor(
                        BornOn("2026-01-01", 13),
                        new DateOnly(2026, 1, 1)
                    )
                )
                .Rule
        );

    [Fact]
    public void A_card_knows_nothing_of_whose_it_is()
    {
        var card = Card.Issue(
            Guid.NewGuid(),
            "SERIAL",
            new DateOnly(2026, 11, 24),
            null,
            "chicago-1",
            null,
            Actor.Staff(Guid.NewGuid()),
            DateTimeOffset.UnixEpoch
        );

        Assert.Equal((CardStatus.Valid, "card.issued"), (card.Status, Assert.Single(card.Events).Code));
        Assert.Equal(
            [
                "Events",
                "ExpiresOn",
                "Id",
                "IssuedOn",
                "RevocationDigest",
                "RuleSet",
                "Serial",
                "Site",
                "SpoilReason",
                "Status",
                "Version",
            ],
            typeof(Card).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_card_from_a_counter_is_none_before_it_is_seen_good()
    {
        var card = Printing();
        card.NotePrint(Actor.Staff(Guid.NewGuid()), DateTimeOffset.UnixEpoch);
        Assert.Equal(CardStatus.Printing, card.Status);

        card.SeeGood(Actor.Staff(Guid.NewGuid()), DateTimeOffset.UnixEpoch);

        Assert.Equal(CardStatus.Valid, card.Status);
        Assert.Equal(["card.begun", "card.printed", "card.issued"], card.Events.Select(e => e.Code));
    }

    [Fact]
    public void A_spoiled_card_never_becomes_good_and_a_good_one_is_never_spoiled()
    {
        var (spoiled, good) = (Printing(), Printing());
        spoiled.Spoil(SpoilReason.Cancelled, Actor.Worker, DateTimeOffset.UnixEpoch);
        good.SeeGood(Actor.Worker, DateTimeOffset.UnixEpoch);

        Assert.Equal((CardStatus.Spoiled, "cancelled"), (spoiled.Status, spoiled.SpoilReason));
        Assert.Throws<RuleViolationException>(() => spoiled.SeeGood(Actor.Worker, DateTimeOffset.UnixEpoch));
        Assert.Throws<RuleViolationException>(() => spoiled.NotePrint(Actor.Worker, DateTimeOffset.UnixEpoch));
        Assert.Throws<RuleViolationException>(() =>
            good.Spoil(SpoilReason.Cancelled, Actor.Worker, DateTimeOffset.UnixEpoch)
        );
    }

    private static Card Printing() =>
        Card.Print(
            Guid.NewGuid(),
            "SERIAL",
            new DateOnly(2026, 11, 24),
            null,
            "chicago-1",
            "city-hall",
            [1],
            Actor.Staff(Guid.NewGuid()),
            DateTimeOffset.UnixEpoch
        );

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static DateOfBirth BornOn(string issued, int age) => new(Day(issued).AddYears(-age));
}
