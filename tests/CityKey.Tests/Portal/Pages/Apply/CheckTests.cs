namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class CheckTests
{
    [Fact]
    public async Task A_step_that_is_not_reached_leads_to_the_first_open_one()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        Assert.Equal("/en/apply/about-you", (await browser.GetAsync("/en/apply/check")).Path);
        await browser.AboutYouAsync();
        Assert.Equal("/en/apply/address", (await browser.GetAsync("/en/apply/photo")).Path);
    }

    [Fact]
    public async Task Twenty_posts_at_once_make_one_application_and_one_receipt()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        var again = browser.Repeat();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => again()));
        Assert.All(answers, a => Assert.Equal("/en/apply/done", a.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Equal(1, await portal.CountAsync("review.queue_item"));
        Assert.Equal(1, await portal.CountAsync("audit.entry WHERE action = 'application.submitted'"));
        Assert.Equal("/en/apply/done", (await again()).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(1, await portal.CountAsync("review.queue_item"));
    }
}
