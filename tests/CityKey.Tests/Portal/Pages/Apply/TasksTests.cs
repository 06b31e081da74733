namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class TasksTests
{
    [Fact]
    public async Task The_main_link_leads_to_the_first_question_without_an_answer()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.GetAsync("/en/apply/tasks");
        Assert.Equal("/en/apply/address", browser.Page.QuerySelector("main a.button")!.GetAttribute("href"));
        Assert.Null(browser.Page.QuerySelector(".tasks a[href='/en/apply/photo']"));
    }

    [Fact]
    public async Task An_application_that_was_sent_leads_to_its_status()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        await browser.SendAsync();
        Assert.Equal("/en/return/status", (await browser.GetAsync("/en/apply/tasks")).Path);
    }
}
