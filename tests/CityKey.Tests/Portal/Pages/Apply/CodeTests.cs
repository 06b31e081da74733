namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class CodeTests
{
    [Fact]
    public async Task The_code_is_shown_again_while_the_application_is_open()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        Assert.Matches("^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$", await browser.CodeAsync());
        Assert.Equal(await browser.CodeAsync(), await browser.CodeAsync());
    }

    [Fact]
    public async Task Without_an_open_application_the_page_asks_for_the_code()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        Assert.Equal("/en/return", (await browser.GetAsync("/en/apply/code")).Path);
        Assert.NotNull(browser.Page.QuerySelector("input[name=access-code]"));
    }
}
