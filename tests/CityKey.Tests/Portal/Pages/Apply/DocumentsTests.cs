namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class DocumentsTests
{
    [Fact]
    public async Task Documents_are_explained_and_can_be_removed()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.AddressAsync();
        await browser.DocumentAsync("passport");
        Assert.Contains(
            "Proof that you live here",
            browser.Page.QuerySelector(".closing")!.TextContent,
            StringComparison.Ordinal
        );
        await browser.DocumentAsync("lease");
        Assert.Null(browser.Page.QuerySelector(".closing"));
        await browser.SendFormAsync("form[action$='/remove']");
        Assert.Single(browser.Page.QuerySelectorAll(".held li"));
        Assert.Contains("Lease", browser.Page.QuerySelector(".held")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_document_the_page_leads_to_the_upload()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.AddressAsync();
        Assert.Equal("/en/apply/documents/add", (await browser.GetAsync("/en/apply/documents")).Path);
    }
}
