using System.Net;

namespace CityKey.Tests.Portal;

public sealed class JourneyTests
{
    [Fact]
    public async Task A_person_applies_without_scripts_from_the_notice_to_the_receipt()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        Assert.Equal("/en/apply/tasks", (await browser.BeginAsync()).Path);
        Assert.Equal("/en/apply/address", (await browser.AboutYouAsync()).Path);
        Assert.Equal("/en/apply/documents/add", (await browser.AddressAsync()).Path);
        Assert.Equal("/en/apply/photo", (await browser.DocumentsAsync()).Path);
        Assert.Equal("/en/apply/photo/look", (await browser.PhotoAsync()).Path);
        Assert.Equal("/en/apply/contact", (await browser.CardAsync()).Path);
        Assert.Equal("/en/apply/check", (await browser.ContactAsync()).Path);
        Assert.Contains("Ana O’Neill", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.SendAsync();
        Assert.Equal("/en/apply/done", browser.Path);
        Assert.Matches(
            "^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z*~$=]{3}$",
            browser.Page.QuerySelector(".reference")!.TextContent
        );
        Assert.Equal(1, await portal.CountAsync("review.queue_item"));
        await browser.GoAsync("/en/apply/address");
        Assert.Equal("/en/return/status", browser.Path);
    }

    [Fact]
    public async Task Nothing_is_stored_before_the_notice_is_accepted()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GoAsync("/en");
        await browser.GoAsync("/en/apply");
        await browser.GoAsync("/en/apply/about-you");
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

    [Fact]
    public async Task A_step_that_is_not_reached_leads_to_the_first_open_one()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        Assert.Equal("/en/apply/about-you", (await browser.GoAsync("/en/apply/check")).Path);
        await browser.AboutYouAsync();
        Assert.Equal("/en/apply/address", (await browser.GoAsync("/en/apply/photo")).Path);
    }

    [Fact]
    public async Task A_person_comes_back_with_the_code_to_the_draft_and_to_the_status()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var phone = portal.Visit();
        await phone.ToCheckAsync();
        var code = await phone.CodeAsync();
        using var library = portal.Visit();
        await library.GoAsync("/en/return");
        await library.SendAsync(("access-code", code.ToLowerInvariant().Replace('-', ' ')));
        Assert.Equal("/en/apply/tasks", library.Path);
        await library.GoAsync("/en/apply/check");
        await library.SendAsync();
        await phone.GoAsync("/en/return");
        Assert.Equal("/en/return/status", phone.Path);
        Assert.Contains("Waiting for a clerk", phone.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000-0000-0000-0000-0000", "We cannot find an application")]
    [InlineData("hello", "Check your access code")]
    [InlineData("", "Check your access code")]
    public async Task A_wrong_code_gets_a_kind_sentence_and_is_kept(string typed, string sentence)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GoAsync("/en/return");
        await browser.SendAsync(("access-code", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains(sentence, browser.Mend("access-code"), StringComparison.Ordinal);
        Assert.Equal(typed, browser.Value("access-code"));
    }

    [Fact]
    public async Task Twenty_posts_at_once_make_one_application_and_one_receipt()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        var again = browser.Again();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => again()));
        Assert.All(answers, a => Assert.Equal("/en/apply/done", a.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Equal(1, await portal.CountAsync("review.queue_item"));
        Assert.Equal(1, await portal.CountAsync("audit.entry WHERE action = 'application.submitted'"));
        Assert.Equal("/en/apply/done", (await again()).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(1, await portal.CountAsync("review.queue_item"));
    }

    [Fact]
    public async Task Finishing_leaves_nothing_on_the_phone()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.GoAsync("/en/finish");
        await browser.SendAsync();
        Assert.Equal("You are signed out", browser.Heading);
        Assert.Equal("/en/return", (await browser.GoAsync("/en/apply/tasks")).Path);
    }

    [Fact]
    public async Task Stopping_an_application_keeps_it_and_takes_it_from_the_queue()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        await browser.SendAsync();
        await browser.GoAsync("/en/return/withdraw");
        await browser.SendAsync();
        Assert.Contains("You canceled it", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await portal.CountAsync("review.queue_item WHERE status = 'Withdrawn'"));
        Assert.Equal(1, await portal.CountAsync("intake.case_file"));
    }
}
