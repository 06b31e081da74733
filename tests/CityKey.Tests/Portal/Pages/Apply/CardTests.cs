using System.Net;

namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class CardTests
{
    [Fact]
    public async Task Each_choice_must_be_one_that_the_page_offers()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        await browser.GetAsync("/en/apply/card");
        await browser.SendAsync(("gender-mark", "Q"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.NotEqual("", browser.ErrorFor("gender-mark"));
        Assert.NotEqual("", browser.ErrorFor("card-address"));
    }
}
