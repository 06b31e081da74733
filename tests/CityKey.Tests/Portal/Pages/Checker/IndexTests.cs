using System.Net;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Tests.Portal.Pages.Checker;

public sealed class IndexTests
{
    [Theory]
    [InlineData(PortalMode.Open)]
    [InlineData(PortalMode.Paused)]
    [InlineData(PortalMode.Dark)]
    public async Task It_answers_in_every_mode_and_leaves_no_cookie(PortalMode mode)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        await portal.SwitchAsync(mode);
        using var browser = portal.Visit();
        await browser.GetAsync("/en/documents");
        await browser.SendAsync(("age", "22"), ("identity", "passport"), ("residence", "lease"));
        Assert.Equal((HttpStatusCode.OK, "/en/documents"), (browser.Status, browser.Path));
        Assert.Contains("You have what you need", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(mode == PortalMode.Open, browser.Page.QuerySelector("a[href='/en/apply']") is not null);
        using var raw = await browser.RawAsync(
            new HttpRequestMessage(HttpMethod.Post, "/en/documents")
            {
                Content = new FormUrlEncodedContent([new("age", "22")]),
            }
        );
        Assert.Equal(HttpStatusCode.OK, raw.StatusCode);
        Assert.False(raw.Headers.Contains("Set-Cookie"));
        Assert.True(raw.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task It_keeps_what_was_ticked_and_says_what_would_do()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GetAsync("/en/documents");
        await browser.SendAsync(("age", "22"), ("identity", "passport"));
        Assert.Contains("You do not have everything yet", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lease", browser.Page.QuerySelector(".closing")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Passport",
            browser.Page.QuerySelector(".closing")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["22", "passport"],
            browser.Page.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value"))
        );
    }

    [Fact]
    public async Task What_shows_two_things_at_once_is_offered_first()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GetAsync("/en/documents");
        await browser.SendAsync(("age", "22"), ("residence", "lease"));
        var first = browser.Page.QuerySelector(".closing > li")!;
        Assert.Equal(2, first.QuerySelectorAll(".needs li").Length);
        Assert.Contains("One of these is enough for everything", first.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_young_persons_caretaker_counts()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GetAsync("/en/documents");
        await browser.SendAsync(
            ("age", "14"),
            ("identity", "school-photo-id"),
            ("identity", "birth-certificate"),
            ("caretaker", "caretaker-form"),
            ("caretaker", "passport"),
            ("caretaker", "lease")
        );
        Assert.Contains("You have what you need", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("a[href='/en/apply']"));
        Assert.True(browser.Page.QuerySelector("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Children_are_asked_to_a_counter()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GetAsync("/en/documents");
        await browser.SendAsync(("age", "0"));
        Assert.Contains("at a counter", browser.Page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("a[href='/en/places']"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("banana")]
    [InlineData("999999999999")]
    [InlineData("15")]
    public async Task Without_an_age_it_asks_for_one_and_loses_nothing(string? age)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GetAsync("/en/documents");
        await browser.SendAsync([("identity", "passport"), .. age is null ? [] : new[] { ("age", age) }]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.StartsWith("Choose your age", browser.ErrorFor("age"), StringComparison.Ordinal);
        Assert.StartsWith("Error: ", browser.Page.Title, StringComparison.Ordinal);
        Assert.Equal(
            ["passport"],
            browser.Page.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value"))
        );
    }

    [Fact]
    public async Task Nonsense_shows_nothing_and_breaks_nothing()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GetAsync("/en/documents");
        await browser.SendAsync([
            ("age", "22"),
            ("identity", "<script>"),
            ("residence", ""),
            ("caretaker", "\u202e passport"),
            .. Enumerable.Range(0, 500).Select(n => ("identity", $"kind-{n}")),
        ]);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("You do not have everything yet", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("kind-1", browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("qps-plocm")]
    public async Task Everything_ticked_is_enough(string language)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GetAsync($"/{language}/documents");
        var all = browser
            .Page.QuerySelectorAll("input[type=checkbox]")
            .Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!))
            .ToList();
        Assert.True(all.Count > 15);
        await browser.SendAsync([("age", "18"), .. all]);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.NotNull(browser.Page.QuerySelector(".notice.done"));
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/en/places")]
    public async Task It_is_found_from(string page)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GetAsync(page);
        Assert.NotNull(browser.Page.QuerySelector("a[href='/en/documents']"));
    }
}
