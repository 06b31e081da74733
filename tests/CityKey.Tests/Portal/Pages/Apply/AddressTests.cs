using System.Net;

namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class AddressTests
{
    [Fact]
    public async Task A_home_needs_an_address_and_no_fixed_address_needs_none()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.SendAsync(("address-line1", "12 W Main St"));
        Assert.Contains("Choose one", browser.ErrorFor("stay"), StringComparison.Ordinal);
        Assert.Equal("12 W Main St", browser.Value("address-line1"));
        await browser.SendAsync(("stay", "home"), ("address-level2", "Chicago"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Enter this part of the address", browser.ErrorFor("address-line1"), StringComparison.Ordinal);
        Assert.Contains("Enter this part of the address", browser.ErrorFor("postal-code"), StringComparison.Ordinal);
        await browser.SendAsync(("stay", "none"));
        Assert.Equal("/en/apply/documents/add", browser.Path);
    }
}
