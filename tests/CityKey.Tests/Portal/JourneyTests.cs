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
        await browser.GetAsync("/en/apply/address");
        Assert.Equal("/en/return/status", browser.Path);
    }

    [Fact]
    public async Task A_person_comes_back_with_the_code_to_the_draft_and_to_the_status()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var phone = portal.Visit();
        await phone.ToCheckAsync();
        var code = await phone.CodeAsync();
        using var library = portal.Visit();
        await library.GetAsync("/en/return");
        await library.SendAsync(("access-code", code.ToLowerInvariant().Replace('-', ' ')));
        Assert.Equal("/en/apply/tasks", library.Path);
        await library.GetAsync("/en/apply/check");
        await library.SendAsync();
        await phone.GetAsync("/en/return");
        Assert.Equal("/en/return/status", phone.Path);
        Assert.Contains("Waiting for a clerk", phone.Page.Body!.TextContent, StringComparison.Ordinal);
    }
}
