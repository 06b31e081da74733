using System.Net;

namespace CityKey.Tests.Portal;

public sealed class AnswersTests
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
        Assert.Contains(sentence, browser.Mend("given-name"), StringComparison.Ordinal);
        Assert.Equal(typed, browser.Value("given-name"));
        Assert.Equal("1985", browser.Value("bday-year"));
        Assert.StartsWith("Error: ", browser.Page.Title, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector(".mend a[href='#given-name']"));
    }

    [Fact]
    public async Task What_is_to_be_mended_is_listed_from_the_top_of_the_page_down()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.GoAsync("/en/apply/about-you");
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
            browser.Mend("given-name"),
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
        Assert.Contains("shorter name", browser.Mend("given-name"), StringComparison.Ordinal);
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
        await browser.GoAsync("/en/apply/about-you");
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
        await browser.GoAsync("/en/apply/about-you");
        await browser.SendAsync(("given-name", "Kim"), ("bday-day", "1"), ("bday-month", "1"), ("bday-year", "2020"));
        Assert.Equal("/en/apply/at-a-counter", browser.Path);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal("", (await browser.GoAsync("/en/apply/about-you")).Value("given-name"));
    }

    [Fact]
    public async Task A_home_needs_an_address_and_no_fixed_address_needs_none()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.SendAsync(("address-line1", "12 W Main St"));
        Assert.Contains("Choose one", browser.Mend("stay"), StringComparison.Ordinal);
        Assert.Equal("12 W Main St", browser.Value("address-line1"));
        await browser.SendAsync(("stay", "home"), ("address-level2", "Chicago"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Enter this part of the address", browser.Mend("address-line1"), StringComparison.Ordinal);
        Assert.Contains("Enter this part of the address", browser.Mend("postal-code"), StringComparison.Ordinal);
        await browser.SendAsync(("stay", "none"));
        Assert.Equal("/en/apply/documents/add", browser.Path);
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_with_a_clear_sentence()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.AddressAsync();
        await browser.SendFileAsync("This is a letter."u8.ToArray(), ("kind", "lease"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("This is not a photo", browser.Mend("file"), StringComparison.Ordinal);
        Assert.True(browser.Page.QuerySelector("input[value=lease]")!.HasAttribute("checked"));
        await browser.SendFileAsync(ApplicationScript.Picture);
        Assert.Contains("Choose the kind of document", browser.Mend("kind"), StringComparison.Ordinal);
        Assert.Equal(0, await portal.CountAsync("intake.upload"));
    }

    [Fact]
    public async Task Documents_are_explained_and_can_be_taken_off()
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

    [Theory]
    [InlineData("email", "not an address", "email")]
    [InlineData("tel", "12", "tel")]
    public async Task Contact_may_be_empty_but_not_unreadable(string field, string typed, string id)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        Assert.Equal("/en/apply/check", browser.Path);
        await browser.GoAsync("/en/apply/contact");
        await browser.SendAsync((field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.NotEqual("", browser.Mend(id));
        Assert.Equal(typed, browser.Value(field));
    }

    [Fact]
    public async Task The_cards_choices_are_the_persons_own()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        await browser.GoAsync("/en/apply/card");
        await browser.SendAsync(("gender-mark", "Q"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.NotEqual("", browser.Mend("gender-mark"));
        Assert.NotEqual("", browser.Mend("card-address"));
    }
}
