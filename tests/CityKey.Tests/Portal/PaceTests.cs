using System.Net;

namespace CityKey.Tests.Portal;

public sealed class PaceTests
{
    [Fact]
    public async Task A_picture_over_the_limit_loses_nothing_that_the_draft_holds()
    {
        await using var portal = await PortalUnderTest.OpenAsync(("Pace:Upload", "2"));
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.AboutYouAsync("Ana", "Soto");
        await visitor.AddressAsync();
        await visitor.DocumentAsync("passport");
        await visitor.DocumentAsync("lease");
        await visitor.DocumentAsync("lease");
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Assert.Equal("One moment", visitor.Heading);
        Assert.Equal(2, await portal.CountAsync("intake.upload"));
        await visitor.GoAsync("/en/apply/about-you");
        Assert.Equal("Soto", visitor.Page.QuerySelector("input[name=family-name]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_browser_that_is_still_sending_a_large_picture_gets_the_page_and_no_broken_connection()
    {
        await using var portal = await PortalUnderTest.OpenAsync(("Pace:Upload", "1"));
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.AboutYouAsync("Ana", "Soto");
        await visitor.AddressAsync();
        await visitor.DocumentAsync("passport");
        await visitor.GoAsync("/en/apply/documents/add");

        await visitor.SendFileAsync(new byte[9_000_000], ("kind", "lease"));

        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Assert.Equal("One moment", visitor.Heading);
    }

    [Theory]
    [InlineData("Pace:Start", "/en/apply")]
    [InlineData("Pace:Code", "/en/return")]
    public async Task Drafts_and_codes_have_a_limit_of_their_own_and_reading_has_none(string setting, string page)
    {
        await using var portal = await PortalUnderTest.OpenAsync((setting, "1"));
        using var visitor = portal.Visit();
        await visitor.GoAsync(page);
        await visitor.SendAsync(("access-code", "no code"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, visitor.Status);
        await (await visitor.GoAsync(page)).SendAsync(("access-code", "no code"));
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync(page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync("/en/places")).Status);
    }

    [Fact]
    public async Task A_full_room_behind_one_address_is_not_locked_out()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        for (var person = 0; person < 20; person++)
        {
            using var visitor = portal.Visit();
            await visitor.BeginAsync();
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
        }

        Assert.Equal(20, await portal.CountAsync("intake.application"));
    }
}
