namespace CityKey.Browser.Tests;

/// <summary>The watch sees what it is there to see.</summary>
public sealed class PageWatchTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("<main><h1>Hello</h1><img src='data:,'></main>", "image-alt")]
    [InlineData("<main><h1>Hello</h1><p style='width: 400px'>Wide</p></main>", "of 320")]
    [InlineData("<main><h1>Hello</h1><img alt='' src='http://elsewhere.invalid/a.png'></main>", "elsewhere.invalid")]
    public async Task A_fault_is_found(string body, string fault)
    {
        var page = await browser.VisitorAsync();
        var watch = PageWatch.Over(page);
        await page.SetContentAsync(
            $"<!doctype html><html lang='en'><head><title>Hello</title></head><body>{body}</body></html>"
        );
        await watch.LookAsync();
        Assert.Contains(fault, watch.Told(), StringComparison.Ordinal);
    }
}
