using CityKey.Domain.People;
using CityKey.Web.Forms;

namespace CityKey.Tests.Web.Forms;

public sealed class NameInputTests
{
    [Theory]
    [InlineData(" Ana ", "Ruiz", "Ana", "Ruiz")]
    [InlineData("", "Suharto", "Suharto", null)]
    public void A_name_is_read_as_people_write_it(string given, string family, string readGiven, string? readFamily)
    {
        var name = new NameInput { Given = given, Family = family }
            .Parse()
            .Value;

        Assert.Equal((readGiven, readFamily), (name.Given, name.Family));
    }

    [Theory]
    [InlineData(null, null, "given-name name.missing")]
    [InlineData("12", "Ruiz", "given-name name.letters")]
    [InlineData("Ana", "12", "family-name name.letters")]
    public void What_is_wrong_is_said_beside_its_field(string? given, string? family, string error) =>
        Assert.Equal([error], Errors.Of(new NameInput { Given = given, Family = family }.Parse()));

    [Fact]
    public void A_further_check_is_made_of_each_field_after_its_own_rules() =>
        Assert.Equal(
            ["given-name counter.letters", "family-name name.too-long", "family-name counter.letters"],
            Errors.Of(new NameInput { Given = "Zoë", Family = new string('Z', 201) }.Parse(Errors.RefuseZ))
        );

    [Fact]
    public void A_known_name_is_shown_again()
    {
        var input = NameInput.Of(PersonName.Of("Ana", "Ruiz"));

        Assert.Equal(("Ana", "Ruiz"), (input.Given, input.Family));
        Assert.Null(NameInput.Of(null).Given);
    }
}
