using CityKey.Domain.Applications;
using CityKey.Domain.People;

namespace CityKey.Testing.Records;

/// <summary>Forms as residents fill them in.</summary>
public static class TestForms
{
    public static ApplicationForm Complete() =>
        ApplicationForm.Empty("en") with
        {
            Name = PersonName.Of("Łucja", "Brzęczyszczykiewicz"),
            Born = new DateOnly(1961, 3, 14),
            Stay = new Stay(
                StayKind.CareOf,
                "Casa Norte",
                new PostalAddress("3533 W North Ave", null, "Chicago", "60647")
            ),
            Documents =
            [
                new DocumentOffered(Guid.CreateVersion7(), "passport"),
                new DocumentOffered(Guid.CreateVersion7(), "care-of-letter"),
            ],
            DocumentsDone = true,
            Photo = Guid.CreateVersion7(),
            Card = new CardChoices(PrintAddress: false, GenderMark: null, Collect: true),
            Contact = new Contact("lucja@example.org", null, Discreet: true),
        };
}
