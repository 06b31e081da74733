namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class DoneTests
{
    [Fact]
    public async Task Before_the_application_is_sent_the_page_leads_to_the_next_question()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        Assert.Equal("/en/apply/about-you", (await browser.GetAsync("/en/apply/done")).Path);
        await browser.AboutYouAsync();
        Assert.Equal("/en/apply/address", (await browser.GetAsync("/en/apply/done")).Path);
    }

    [Fact]
    public async Task The_receipt_shows_the_same_reference_each_time()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        await browser.SendAsync();
        var reference = browser.Page.QuerySelector(".reference")!.TextContent;
        await browser.GetAsync("/en/apply/done");
        Assert.Equal(reference, browser.Page.QuerySelector(".reference")!.TextContent);
    }
}
