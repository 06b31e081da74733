using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Web.Forms;

namespace CityKey.Tests.Web.Forms;

public sealed class StayInputTests
{
    private static readonly PostalAddress Somewhere = new("1 Example St", null, "Chicago", "60601");

    public static TheoryData<Stay> Stays =>
        [
            new Stay(StayKind.Home, null, Somewhere),
            new Stay(StayKind.CareOf, "Example House", Somewhere),
            new Stay(StayKind.SafeAddress, null, null),
            new Stay(StayKind.NoFixedAddress, null, null),
        ];

    [Theory, MemberData(nameof(Stays))]
    public void Each_stay_is_shown_as_it_is_read(Stay stay) =>
        Assert.Equal(stay, StayInput.Of(stay, "Chicago").Parse().Value);

    [Fact]
    public void A_kind_must_be_chosen_before_anything_else_is_checked()
    {
        var input = StayInput.Of(null, "Chicago");

        Assert.Equal("Chicago", input.Town);
        Assert.Equal(["stay address.kind.missing"], Errors.Of(input.Parse()));
    }

    [Fact]
    public void What_is_wrong_is_said_beside_each_field_from_the_top_down() =>
        Assert.Equal(
            [
                "organization address.missing",
                "address-line1 address.missing",
                "address-line2 address.characters",
                "address-level2 address.too-long",
                "postal-code address.missing",
            ],
            Errors.Of(
                new StayInput
                {
                    Kind = "care-of",
                    Line2 = "\u202E",
                    Town = new string('a', 81),
                }.Parse()
            )
        );

    [Fact]
    public void Fields_that_the_kind_does_not_ask_for_are_not_read()
    {
        var input = new StayInput
        {
            Kind = "none",
            CareOf = "\u202E",
            Line1 = "1 Example St",
        };

        Assert.Equal(new Stay(StayKind.NoFixedAddress, null, null), input.Parse().Value);
    }
}
