using CityKey.Domain.People;

namespace CityKey.Domain.Tests.People;

public sealed class ContactTests
{
    [Theory]
    [InlineData("a@b.co")]
    [InlineData(" ana.ruiz+citykey@example.org ")]
    [InlineData("o'brien@example.org")]
    [InlineData("用户@例子.公司")]
    public void An_email_address_is_taken_and_trimmed(string typed)
    {
        Assert.True(EmailAddress.TryOf(typed, out var address, out var error));
        Assert.Null(error);
        Assert.Equal(typed.Trim(), address!.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ana")]
    [InlineData("@example.org")]
    [InlineData("ana@")]
    [InlineData("ana@example")]
    [InlineData("ana@.org")]
    [InlineData("ana@example.")]
    [InlineData("a na@example.org")]
    [InlineData("ana@example.org\r\nBcc: x@example.org")]
    [InlineData("Ana <ana@example.org>")]
    [InlineData("a@b.co,c@d.co")]
    [InlineData("ana\u202e@example.org")]
    public void What_mail_cannot_be_tried_at_is_refused(string? typed)
    {
        Assert.False(EmailAddress.TryOf(typed, out var address, out var error));
        Assert.Null(address);
        Assert.Equal("email.not-an-address", error);
    }

    [Fact]
    public void An_email_address_has_at_most_254_characters()
    {
        var longest = new string('a', EmailAddress.MaxLength - "@example.org".Length) + "@example.org";

        Assert.True(EmailAddress.TryOf(longest, out _, out _));
        Assert.False(EmailAddress.TryOf("a" + longest, out _, out var error));
        Assert.Equal("email.too-long", error);
    }

    [Theory]
    [InlineData("3125550123")]
    [InlineData("+1 (312) 555-0123")]
    [InlineData("312.555.0123")]
    [InlineData("٣١٢٥٥٥٠١٢٣")]
    [InlineData("5550123")]
    [InlineData("+123456789012345")]
    public void A_telephone_number_is_taken_as_it_is_written(string typed)
    {
        Assert.True(Telephone.TryOf(typed, out var number, out _));
        Assert.Equal(typed, number!.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("555012")]
    [InlineData("1234567890123456")]
    [InlineData("call me")]
    [InlineData("312-555-0123 x")]
    [InlineData("3125550123\0")]
    [InlineData("3 1 2 5 5 5 0 1 2 3                    ( )")]
    public void What_cannot_be_called_is_refused(string? typed)
    {
        Assert.False(Telephone.TryOf(typed, out var number, out var error));
        Assert.Null(number);
        Assert.Equal("telephone.not-a-number", error);
    }
}
