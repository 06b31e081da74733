using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Web.Forms;

namespace CityKey.Tests.Web.Forms;

public sealed class PrintedAddressInputTests
{
    private static readonly PostalAddress Somewhere = new("1 Example St", "Apt 2", "Chicago", "60601");

    public static TheoryData<Stay> Stays =>
        [
            new Stay(StayKind.Home, null, Somewhere),
            new Stay(StayKind.CareOf, "Example House", Somewhere),
            new Stay(StayKind.NoFixedAddress, null, null),
        ];

    [Theory, MemberData(nameof(Stays))]
    public void Each_address_is_shown_as_it_is_read(Stay stay)
    {
        var form = ApplicationForm.Empty("en") with
        {
            Stay = stay,
            Card = new CardChoices(stay.Address is not null, null, true),
        };

        Assert.Equal(stay, PrintedAddressInput.Of(form, "Chicago").Parse().Value);
    }

    [Fact]
    public void Before_anything_is_chosen_no_address_is_printed()
    {
        var input = PrintedAddressInput.Of(ApplicationForm.Empty("en"), "Chicago");

        Assert.Equal("Chicago", input.Town);
        Assert.Null(input.Parse().Value.Address);
    }

    [Fact]
    public void What_was_not_offered_is_an_error() =>
        Assert.Equal(
            ["address counter.address-missing"],
            Errors.Of(new PrintedAddressInput { Print = "perhaps" }.Parse())
        );

    [Fact]
    public void What_is_wrong_is_said_beside_each_field_from_the_top_down() =>
        Assert.Equal(
            [
                "care-of counter.letters",
                "line1 address.missing",
                "line2 counter.letters",
                "town address.too-long",
                "town counter.letters",
                "postal-code address.missing",
            ],
            Errors.Of(
                new PrintedAddressInput
                {
                    Print = "print",
                    CareOf = "Zoë",
                    Line2 = "Apt Z",
                    Town = new string('Z', 81),
                }.Parse(Errors.RefuseZ)
            )
        );
}
