namespace CityKey.Tests.Portal.Pages;

public sealed class FinishTests
{
    [Fact]
    public async Task Finishing_leaves_nothing_on_the_phone()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.GetAsync("/en/finish");
        await browser.SendAsync();
        Assert.Equal("You are signed out", browser.Heading);
        Assert.Equal("/en/return", (await browser.GetAsync("/en/apply/tasks")).Path);
    }
}
