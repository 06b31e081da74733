using CityKey.Domain.Applications;
using CityKey.Domain.Counter;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.People;

namespace CityKey.Domain.Tests.Counter;

/// <summary>Visits as they stand after each step.</summary>
internal static class TestVisits
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static Visit Begun { get; } = new() { Site = "city-hall", Keeps = CounterRetention.SerialOnly };

    public static Visit WithPerson { get; } =
        Begun.WithPerson(
            PersonName.Of("Amina", "Diallo"),
            new DateOnly(1990, 5, 17),
            new Stay(StayKind.NoFixedAddress, null, null),
            new CardChoices(PrintAddress: false, GenderMark: null, Collect: true)
        );

    public static Visit WithDocuments { get; } =
        WithPerson.WithSeen([new Evidence("passport"), new Evidence("lease")], done: true, clerkAccepts: false);

    public static Visit WithPhoto { get; } = WithDocuments.WithPhoto(Guid.CreateVersion7());

    public static Visit Checked { get; } = WithPhoto with { Checked = true };

    public static Visit Printed { get; } =
        Checked with
        {
            Card = new PrintedCard(
                Guid.CreateVersion7(),
                "7Q4M9TXR2BK",
                new DateOnly(2031, 3, 31),
                "AAAA-BBBB-CCCC-DDDD"
            ),
        };
}
