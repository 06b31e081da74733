using System.Net;

namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class AboutYouTests
{
    [Theory]
    [InlineData("", "Enter your first name.")]
    [InlineData("A\u0001na", "Your name has characters we cannot print")]
    [InlineData("A\u202Ena", "Your name has characters we cannot print")]
    [InlineData("A\uFFFDna", "Your name has characters we cannot print")]
    [InlineData("12", "at least one letter")]
    public async Task A_name_that_cannot_be_printed_is_kept_with_a_sentence_beside_it(string typed, string sentence)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync(typed, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains(sentence, browser.ErrorFor("given-name"), StringComparison.Ordinal);
        Assert.Equal(typed, browser.Value("given-name"));
        Assert.Equal("1985", browser.Value("bday-year"));
        Assert.StartsWith("Error: ", browser.Page.Title, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector(".mend a[href='#given-name']"));
    }

    [Fact]
    public async Task Errors_are_listed_from_the_top_of_the_page_down()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.GetAsync("/en/apply/about-you");
        await browser.SendAsync();
        Assert.Equal(
            ["#given-name", "#bday"],
            browser.Page.QuerySelectorAll(".mend a").Select(a => a.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task A_null_character_is_refused_beside_its_field_and_the_rest_is_kept()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync("A\0na");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains(
            "Your name has characters we cannot print",
            browser.ErrorFor("given-name"),
            StringComparison.Ordinal
        );
        Assert.Equal("O’Neill", browser.Value("family-name"));
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_kept_with_a_sentence_beside_it()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync(new string('a', 201));
        Assert.Contains("shorter name", browser.ErrorFor("given-name"), StringComparison.Ordinal);
        Assert.Equal(201, browser.Value("given-name").Length);
    }

    [Theory]
    [InlineData("X", "")]
    [InlineData("", "Suharto")]
    [InlineData("عائشة", "بنت أحمد")]
    [InlineData("李", "小龍")]
    [InlineData("<script>alert(1)</script>", "D'Arcy-O’Neill")]
    public async Task A_name_is_accepted_as_people_write_it_and_is_never_markup(string given, string family)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        Assert.Equal("/en/apply/address", (await browser.AboutYouAsync(given, family)).Path);
        await browser.GetAsync("/en/apply/about-you");
        Assert.Equal(given.Length > 0 ? given : family, browser.Value("given-name"));
        Assert.DoesNotContain(
            browser.Page.QuerySelectorAll("script"),
            s => s.TextContent.Contains("alert", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Someone_under_age_is_led_to_a_counter_and_nothing_is_kept()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.GetAsync("/en/apply/about-you");
        await browser.SendAsync(("given-name", "Kim"), ("bday-day", "1"), ("bday-month", "1"), ("bday-year", "2020"));
        Assert.Equal("/en/apply/at-a-counter", browser.Path);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal("", (await browser.GetAsync("/en/apply/about-you")).Value("given-name"));
    }
}
