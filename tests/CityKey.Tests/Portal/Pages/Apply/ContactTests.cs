using System.Net;

namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class ContactTests
{
    [Theory]
    [InlineData("email", "not an address", "email")]
    [InlineData("tel", "12", "tel")]
    public async Task Contact_may_be_empty_but_not_unreadable(string field, string typed, string id)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        Assert.Equal("/en/apply/check", browser.Path);
        await browser.GetAsync("/en/apply/contact");
        await browser.SendAsync((field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.NotEqual("", browser.ErrorFor(id));
        Assert.Equal(typed, browser.Value(field));
    }
}
