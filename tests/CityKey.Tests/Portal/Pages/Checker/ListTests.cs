using CityKey.Domain.PortalSwitch;

namespace CityKey.Tests.Portal.Pages.Checker;

public sealed class ListTests
{
    [Theory]
    [InlineData("chicago")]
    [InlineData("new-york")]
    [InlineData("philadelphia")]
    [InlineData("newark")]
    public async Task A_list_for_paper_says_for_every_age_what_is_asked_also_while_the_portal_is_dark(string city)
    {
        await using var portal = await PortalUnderTest.OpenAsync(("City:Profile", city));
        await portal.SwitchAsync(PortalMode.Dark);
        using var browser = portal.Visit();
        await browser.GetAsync("/en/apply");
        Assert.NotNull(browser.Page.QuerySelector("a[href='/en/documents/list']"));

        await browser.GetAsync("/en/documents/list");

        var ages = browser.Page.QuerySelectorAll("section.paper");
        Assert.NotEmpty(ages);
        Assert.All(ages, a => Assert.NotNull(a.QuerySelector("p")));
        Assert.Contains(
            ages,
            a => a.TextContent.Contains("Passport", StringComparison.Ordinal) && a.QuerySelectorAll("h3").Length > 1
        );
        Assert.NotEmpty(browser.Page.QuerySelectorAll(".places li"));
        Assert.Equal(
            city is "chicago" or "new-york",
            ages.Any(a => a.TextContent.Contains("60 days", StringComparison.Ordinal))
        );
    }
}
