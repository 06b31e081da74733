using System.Net;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Tests.Portal;

public sealed class CheckerTests
{
    [Theory]
    [InlineData(PortalMode.Open)]
    [InlineData(PortalMode.Paused)]
    [InlineData(PortalMode.Dark)]
    public async Task It_answers_in_every_mode_and_leaves_no_cookie(PortalMode mode)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        await portal.SwitchAsync(mode);
        using var visitor = portal.Visit();
        await visitor.GoAsync("/en/documents");
        await visitor.SendAsync(("age", "22"), ("identity", "passport"), ("residence", "lease"));
        Assert.Equal((HttpStatusCode.OK, "/en/documents"), (visitor.Status, visitor.Path));
        Assert.Contains("This is enough", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(mode == PortalMode.Open, visitor.Page.QuerySelector("a[href='/en/apply']") is not null);
        using var raw = await visitor.RawAsync(
            new HttpRequestMessage(HttpMethod.Post, "/en/documents")
            {
                Content = new FormUrlEncodedContent([new("age", "22")]),
            }
        );
        Assert.Equal(HttpStatusCode.OK, raw.StatusCode);
        Assert.False(raw.Headers.Contains("Set-Cookie"));
        Assert.True(raw.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("chicago")]
    [InlineData("new-york")]
    [InlineData("philadelphia")]
    [InlineData("newark")]
    public async Task A_list_for_paper_says_for_every_age_what_is_asked_also_while_the_portal_is_dark(string city)
    {
        await using var portal = await PortalUnderTest.OpenAsync(("City:Profile", city));
        await portal.SwitchAsync(PortalMode.Dark);
        using var visitor = portal.Visit();
        await visitor.GoAsync("/en/apply");
        Assert.NotNull(visitor.Page.QuerySelector("a[href='/en/documents/list']"));

        await visitor.GoAsync("/en/documents/list");

        var ages = visitor.Page.QuerySelectorAll("section.paper");
        Assert.NotEmpty(ages);
        Assert.All(ages, a => Assert.NotNull(a.QuerySelector("p")));
        Assert.Contains(
            ages,
            a => a.TextContent.Contains("Passport", StringComparison.Ordinal) && a.QuerySelectorAll("h3").Length > 1
        );
        Assert.NotEmpty(visitor.Page.QuerySelectorAll(".places li"));
        Assert.Equal(
            city is "chicago" or "new-york",
            ages.Any(a => a.TextContent.Contains("60 days", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task It_keeps_what_was_ticked_and_says_what_would_do()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.GoAsync("/en/documents");
        await visitor.SendAsync(("age", "22"), ("identity", "passport"));
        Assert.Contains("This is not enough yet", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lease", visitor.Page.QuerySelector(".closing")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Passport",
            visitor.Page.QuerySelector(".closing")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["22", "passport"],
            visitor.Page.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value"))
        );
    }

    [Fact]
    public async Task What_shows_two_things_at_once_is_offered_first()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.GoAsync("/en/documents");
        await visitor.SendAsync(("age", "22"), ("residence", "lease"));
        var first = visitor.Page.QuerySelector(".closing > li")!;
        Assert.Equal(2, first.QuerySelectorAll(".needs li").Length);
        Assert.Contains("One of these is enough for all of it", first.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_young_persons_caretaker_counts()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.GoAsync("/en/documents");
        await visitor.SendAsync(
            ("age", "14"),
            ("identity", "school-photo-id"),
            ("identity", "birth-certificate"),
            ("caretaker", "caretaker-form"),
            ("caretaker", "passport"),
            ("caretaker", "lease")
        );
        Assert.Contains("This is enough", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("a[href='/en/apply']"));
        Assert.True(visitor.Page.QuerySelector("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Children_are_asked_to_a_counter()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.GoAsync("/en/documents");
        await visitor.SendAsync(("age", "0"));
        Assert.Contains("at a counter", visitor.Page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("a[href='/en/places']"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("banana")]
    [InlineData("999999999999")]
    [InlineData("15")]
    public async Task Without_an_age_it_asks_for_one_and_loses_nothing(string? age)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.GoAsync("/en/documents");
        await visitor.SendAsync([("identity", "passport"), .. age is null ? [] : new[] { ("age", age) }]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.StartsWith("Choose your age", visitor.Mend("age"), StringComparison.Ordinal);
        Assert.StartsWith("Error: ", visitor.Page.Title, StringComparison.Ordinal);
        Assert.Equal(
            ["passport"],
            visitor.Page.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value"))
        );
    }

    [Fact]
    public async Task Nonsense_shows_nothing_and_breaks_nothing()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.GoAsync("/en/documents");
        await visitor.SendAsync([
            ("age", "22"),
            ("identity", "<script>"),
            ("residence", ""),
            ("caretaker", "\u202e passport"),
            .. Enumerable.Range(0, 500).Select(n => ("identity", $"kind-{n}")),
        ]);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("This is not enough yet", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("kind-1", visitor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("qps-plocm")]
    public async Task Everything_ticked_is_enough(string language)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.GoAsync($"/{language}/documents");
        var all = visitor
            .Page.QuerySelectorAll("input[type=checkbox]")
            .Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!))
            .ToList();
        Assert.True(all.Count > 15);
        await visitor.SendAsync([("age", "18"), .. all]);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.NotNull(visitor.Page.QuerySelector(".notice.done"));
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/en/places")]
    public async Task It_is_found_from(string page)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.GoAsync(page);
        Assert.NotNull(visitor.Page.QuerySelector("a[href='/en/documents']"));
    }
}
