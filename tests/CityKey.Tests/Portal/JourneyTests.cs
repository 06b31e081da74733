using System.Net;

namespace CityKey.Tests.Portal;

public sealed class JourneyTests
{
    [Fact]
    public async Task A_person_applies_without_scripts_from_the_notice_to_the_receipt()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        Assert.Equal("/en/apply/tasks", (await visitor.BeginAsync()).Path);
        Assert.Equal("/en/apply/address", (await visitor.AboutYouAsync()).Path);
        Assert.Equal("/en/apply/documents/add", (await visitor.AddressAsync()).Path);
        Assert.Equal("/en/apply/photo", (await visitor.DocumentsAsync()).Path);
        Assert.Equal("/en/apply/photo/look", (await visitor.PhotoAsync()).Path);
        Assert.Equal("/en/apply/contact", (await visitor.CardAsync()).Path);
        Assert.Equal("/en/apply/check", (await visitor.ContactAsync()).Path);
        Assert.Contains("Ana O’Neill", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        await visitor.SendAsync();
        Assert.Equal("/en/apply/done", visitor.Path);
        Assert.Matches(
            "^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z*~$=]{3}$",
            visitor.Page.QuerySelector(".reference")!.TextContent
        );
        Assert.Equal(1, await portal.CountAsync("review.queue_item"));
        await visitor.GoAsync("/en/apply/address");
        Assert.Equal("/en/return/status", visitor.Path);
    }

    [Fact]
    public async Task Nothing_is_stored_before_the_notice_is_accepted()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.GoAsync("/en");
        await visitor.GoAsync("/en/apply");
        await visitor.GoAsync("/en/apply/about-you");
        Assert.Equal("/en/return", visitor.Path);
        Assert.Equal(0, await portal.CountAsync("intake.application"));
        await visitor.BeginAsync();
        Assert.Equal(
            1,
            await portal.CountAsync(
                "intake.application WHERE notice_version = '2026-11' AND notice_accepted_at IS NOT NULL"
            )
        );
    }

    [Fact]
    public async Task A_step_that_is_not_reached_leads_to_the_first_open_one()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        Assert.Equal("/en/apply/about-you", (await visitor.GoAsync("/en/apply/check")).Path);
        await visitor.AboutYouAsync();
        Assert.Equal("/en/apply/address", (await visitor.GoAsync("/en/apply/photo")).Path);
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
        Assert.Contains("waiting for a clerk", phone.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000-0000-0000-0000-0000", "We find no application")]
    [InlineData("hello", "Look at the code again")]
    [InlineData("", "Look at the code again")]
    public async Task A_wrong_code_gets_a_kind_sentence_and_is_kept(string typed, string sentence)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.GoAsync("/en/return");
        await visitor.SendAsync(("access-code", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(sentence, visitor.Mend("access-code"), StringComparison.Ordinal);
        Assert.Equal(typed, visitor.Value("access-code"));
    }

    [Fact]
    public async Task Twenty_posts_at_once_make_one_application_and_one_receipt()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.ToCheckAsync();
        var again = visitor.Again();
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
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.GoAsync("/en/finish");
        await visitor.SendAsync();
        Assert.Equal("Nothing is open here any more", visitor.Heading);
        Assert.Equal("/en/return", (await visitor.GoAsync("/en/apply/tasks")).Path);
    }

    [Fact]
    public async Task Stopping_an_application_keeps_it_and_takes_it_from_the_queue()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.ToCheckAsync();
        await visitor.SendAsync();
        await visitor.GoAsync("/en/return/withdraw");
        await visitor.SendAsync();
        Assert.Contains("You have stopped it", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await portal.CountAsync("review.queue_item WHERE status = 'Withdrawn'"));
        Assert.Equal(1, await portal.CountAsync("intake.case_file"));
    }
}
