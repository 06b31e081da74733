using CityKey.Domain.People;

namespace CityKey.Domain.Tests.People;

public sealed class PostalAddressTests
{
    [Fact]
    public void An_address_is_trimmed_and_its_second_line_may_be_empty()
    {
        Assert.True(
            PostalAddress.TryOf(" 1 Example St ", " ", " Chicago ", " 60601 ", out var address, out var errors)
        );
        Assert.Equal(default, errors);
        Assert.Equal(new PostalAddress("1 Example St", null, "Chicago", "60601"), address);
    }

    [Fact]
    public void The_second_line_survives() =>
        Assert.True(
            PostalAddress.TryOf("1 Example St", "Apt ½-B", "Chicago", "60601-1234", out var address, out _)
                && address!.Line2 == "Apt ½-B"
        );

    [Theory]
    [InlineData("", null, "Chicago", "60601")]
    [InlineData("1 Example St", null, " ", "60601")]
    [InlineData("1 Example St", null, "Chicago", null)]
    public void A_line_that_is_needed_and_missing_is_told(string? line1, string? line2, string? city, string? code) =>
        Assert.Equal("address.missing", Error(line1, line2, city, code));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_field_has_its_most_and_one_more_is_too_long(int field)
    {
        int[] most = [PostalAddress.MaxLine, PostalAddress.MaxLine, PostalAddress.MaxCity, PostalAddress.MaxPostalCode];
        string[] parts = ["1 Example St", "Apt 2", "Chicago", "60601"];

        parts[field] = new string('9', most[field]);
        Assert.Null(Error(parts[0], parts[1], parts[2], parts[3]));
        parts[field] += "9";
        Assert.Equal("address.too-long", Error(parts[0], parts[1], parts[2], parts[3]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_field_takes_what_misleads(int field)
    {
        string[] parts = ["1 Example St", "Apt 2", "Chicago", "60601"];
        parts[field] = $"9\u20669";

        Assert.Equal("address.characters", Error(parts[0], parts[1], parts[2], parts[3]));
    }

    private static string? Error(string? line1, string? line2, string? city, string? code)
    {
        var read = PostalAddress.TryOf(line1, line2, city, code, out var address, out var errors);
        Assert.Equal(read, address is not null);
        return errors.Line1 ?? errors.Line2 ?? errors.City ?? errors.PostalCode;
    }
}
