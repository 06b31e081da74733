using System.Net;

namespace CityKey.Tests.Portal;

public sealed class RateLimitTests
{
    [Fact]
    public async Task A_picture_over_the_limit_loses_nothing_that_the_draft_holds()
    {
        await using var portal = await PortalUnderTest.OpenAsync(("RateLimits:Upload", "2"));
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync("Ana", "Soto");
        await browser.AddressAsync();
        await browser.DocumentAsync("passport");
        await browser.DocumentAsync("lease");
        await browser.DocumentAsync("lease");
        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
        Assert.Equal("Wait a minute", browser.Heading);
        Assert.Equal(2, await portal.CountAsync("intake.upload"));
        await browser.GetAsync("/en/apply/about-you");
        Assert.Equal("Soto", browser.Page.QuerySelector("input[name=family-name]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_browser_that_is_still_sending_a_large_picture_gets_the_page_and_no_broken_connection()
    {
        await using var portal = await PortalUnderTest.OpenAsync(("RateLimits:Upload", "1"));
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync("Ana", "Soto");
        await browser.AddressAsync();
        await browser.DocumentAsync("passport");
        await browser.GetAsync("/en/apply/documents/add");

        await browser.SendFileAsync(new byte[9_000_000], ("kind", "lease"));

        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
        Assert.Equal("Wait a minute", browser.Heading);
    }

    [Theory]
    [InlineData("RateLimits:Start", "/en/apply")]
    [InlineData("RateLimits:Code", "/en/return")]
    public async Task Drafts_and_codes_have_a_limit_of_their_own_and_reading_has_none(string setting, string page)
    {
        await using var portal = await PortalUnderTest.OpenAsync((setting, "1"));
        using var browser = portal.Visit();
        await browser.GetAsync(page);
        await browser.SendAsync(("access-code", "no code"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, browser.Status);
        await browser.GetAsync(page);
        await browser.SendAsync(("access-code", "no code"));
        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/en/places")).Status);
    }

    [Fact]
    public async Task A_full_room_behind_one_address_is_not_locked_out()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        for (var person = 0; person < 20; person++)
        {
            using var browser = portal.Visit();
            await browser.BeginAsync();
            Assert.Equal(HttpStatusCode.OK, browser.Status);
        }

        Assert.Equal(20, await portal.CountAsync("intake.application"));
    }
}
