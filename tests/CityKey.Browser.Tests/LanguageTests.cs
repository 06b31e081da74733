using CityKey.Testing.Records;
using Microsoft.Playwright;

namespace CityKey.Browser.Tests;

/// <summary>Longer words than English has, and lines that run the other way, on a phone and on a desk.</summary>
public sealed class LanguageTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] OnceBegun =
    [
        "", "/places", "/privacy", "/portal", "/documents", "/finish", "/apply/tasks", "/apply/code", "/apply/about-you", "/apply/at-a-counter", "/apply/address", "/apply/documents",
        "/apply/documents/add", "/apply/photo", "/apply/card", "/apply/contact", "/apply/check", "/return/draft",
    ];

    private static readonly string[] OnceSent = ["/apply/done", "/return/status", "/return/messages", "/return/withdraw"];

    [Theory]
    [InlineData("es")]
    [InlineData("qps-ploc")]
    [InlineData("qps-plocm")]
    public async Task No_page_is_wider_than_the_screen(string language)
    {
        await using var sites = await RunningSites.StartAsync();
        var page = await browser.VisitorAsync();
        await page.GotoAsync($"{sites.Portal}/{language}/apply");
        var tooWide = new List<string>();
        await MeasureAsync(page, tooWide);
        await page.GotoAsync($"{sites.Portal}/{language}/nowhere");
        await MeasureAsync(page, tooWide);
        // A culture writes its own name in its own case, and so do the links.
        await page.GotoAsync($"{sites.Portal}/{language}");
        var written = (await page.GetAttributeAsync("html", "lang"))!;
        var resident = new Resident(page, sites.Portal, written);
        await resident.AnswerEverythingAsync();
        await LookAsync(OnceBegun);
        await page.GotoAsync($"{sites.Portal}/{written}/apply/check");
        await resident.SendAsync();
        await LookAsync(OnceSent);

        Assert.Empty(tooWide);

        async Task LookAsync(string[] paths)
        {
            foreach (var path in paths)
            {
                await page.GotoAsync($"{sites.Portal}/{written}{path}");
                await MeasureAsync(page, tooWide);
            }
        }
    }

    private static async Task MeasureAsync(IPage page, List<string> tooWide)
    {
        foreach (var width in new[] { 1280, 320, 360 })
        {
            await page.SetViewportSizeAsync(width, 800);
            var needed = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (needed > width)
            {
                tooWide.Add($"{new Uri(page.Url).AbsolutePath} needs {needed} of {width}");
            }
        }
    }
}
