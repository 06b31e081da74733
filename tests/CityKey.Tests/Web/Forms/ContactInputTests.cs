using CityKey.Domain.Applications;
using CityKey.Web.Forms;

namespace CityKey.Tests.Web.Forms;

public sealed class ContactInputTests
{
    [Fact]
    public void A_contact_is_shown_as_it_is_read()
    {
        var contact = new Contact("ana@example.org", "312 555 0147", false);

        Assert.Equal(contact, ContactInput.Of(contact).Parse().Value);
    }

    [Fact]
    public void Nothing_has_to_be_filled_in_and_messages_are_discreet_at_first() =>
        Assert.Equal(new Contact(null, null, true), ContactInput.Of(null).Parse().Value);

    [Fact]
    public void What_is_wrong_is_said_beside_each_field() =>
        Assert.Equal(
            ["email email.not-an-address", "tel telephone.not-a-number"],
            Errors.Of(new ContactInput { Email = "not an address", Telephone = "12" }.Parse())
        );
}
