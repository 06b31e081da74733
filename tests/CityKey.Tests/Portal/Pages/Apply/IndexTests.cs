namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class IndexTests
{
    [Fact]
    public async Task Nothing_is_stored_before_the_notice_is_accepted()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GetAsync("/en");
        await browser.GetAsync("/en/apply");
        await browser.GetAsync("/en/apply/about-you");
        Assert.Equal("/en/return", browser.Path);
        Assert.Equal(0, await portal.CountAsync("intake.application"));
        await browser.BeginAsync();
        Assert.Equal(
            1,
            await portal.CountAsync(
                "intake.application WHERE notice_version = '2026-11-30' AND notice_accepted_at IS NOT NULL"
            )
        );
    }
}
