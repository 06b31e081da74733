using System.Net;

namespace CityKey.Tests.Portal;

public sealed class AnswersTests
{
    [Theory]
    [InlineData("", "Write your name.")]
    [InlineData("A\u0001na", "Some signs that we cannot print")]
    [InlineData("A\u202Ena", "Some signs that we cannot print")]
    [InlineData("A\uFFFDna", "Some signs that we cannot print")]
    [InlineData("12", "at least one letter")]
    public async Task A_name_that_cannot_be_printed_is_kept_with_a_sentence_beside_it(string typed, string sentence)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.AboutYouAsync(typed, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(sentence, visitor.Mend("given-name"), StringComparison.Ordinal);
        Assert.Equal(typed, visitor.Value("given-name"));
        Assert.Equal("1985", visitor.Value("bday-year"));
        Assert.StartsWith("Error: ", visitor.Page.Title, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector(".mend a[href='#given-name']"));
    }

    [Fact]
    public async Task What_is_to_be_mended_is_listed_from_the_top_of_the_page_down()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.GoAsync("/en/apply/about-you");
        await visitor.SendAsync();
        Assert.Equal(
            ["#given-name", "#bday"],
            visitor.Page.QuerySelectorAll(".mend a").Select(a => a.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task A_null_character_is_refused_beside_its_field_and_the_rest_is_kept()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.AboutYouAsync("A\0na");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Some signs that we cannot print", visitor.Mend("given-name"), StringComparison.Ordinal);
        Assert.Equal("O’Neill", visitor.Value("family-name"));
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_kept_with_a_sentence_beside_it()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.AboutYouAsync(new string('a', 201));
        Assert.Contains("shorter name", visitor.Mend("given-name"), StringComparison.Ordinal);
        Assert.Equal(201, visitor.Value("given-name").Length);
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
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        Assert.Equal("/en/apply/address", (await visitor.AboutYouAsync(given, family)).Path);
        await visitor.GoAsync("/en/apply/about-you");
        Assert.Equal(given.Length > 0 ? given : family, visitor.Value("given-name"));
        Assert.DoesNotContain(
            visitor.Page.QuerySelectorAll("script"),
            s => s.TextContent.Contains("alert", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Someone_under_age_is_led_to_a_counter_and_nothing_is_kept()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.GoAsync("/en/apply/about-you");
        await visitor.SendAsync(("given-name", "Kim"), ("bday-day", "1"), ("bday-month", "1"), ("bday-year", "2020"));
        Assert.Equal("/en/apply/at-a-counter", visitor.Path);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal("", (await visitor.GoAsync("/en/apply/about-you")).Value("given-name"));
    }

    [Fact]
    public async Task A_home_needs_an_address_and_no_fixed_address_needs_none()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.AboutYouAsync();
        await visitor.SendAsync(("address-line1", "12 W Main St"));
        Assert.Contains("Choose one", visitor.Mend("stay"), StringComparison.Ordinal);
        Assert.Equal("12 W Main St", visitor.Value("address-line1"));
        await visitor.SendAsync(("stay", "home"), ("address-level2", "Chicago"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Fill this in", visitor.Mend("address-line1"), StringComparison.Ordinal);
        Assert.Contains("Fill this in", visitor.Mend("postal-code"), StringComparison.Ordinal);
        await visitor.SendAsync(("stay", "none"));
        Assert.Equal("/en/apply/documents/add", visitor.Path);
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_with_a_clear_sentence()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.AboutYouAsync();
        await visitor.AddressAsync();
        await visitor.SendFileAsync("This is a letter."u8.ToArray(), ("kind", "lease"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("This is not a picture", visitor.Mend("file"), StringComparison.Ordinal);
        Assert.True(visitor.Page.QuerySelector("input[value=lease]")!.HasAttribute("checked"));
        await visitor.SendFileAsync(Walk.Picture);
        Assert.Contains("Choose what the picture shows", visitor.Mend("kind"), StringComparison.Ordinal);
        Assert.Equal(0, await portal.CountAsync("intake.upload"));
    }

    [Fact]
    public async Task Documents_are_explained_and_can_be_taken_off()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.AboutYouAsync();
        await visitor.AddressAsync();
        await visitor.DocumentAsync("passport");
        Assert.Contains(
            "Proof that you live here",
            visitor.Page.QuerySelector(".closing")!.TextContent,
            StringComparison.Ordinal
        );
        await visitor.DocumentAsync("lease");
        Assert.Null(visitor.Page.QuerySelector(".closing"));
        await visitor.SendFormAsync("form[action$='/remove']");
        Assert.Single(visitor.Page.QuerySelectorAll(".held li"));
        Assert.Contains("Lease", visitor.Page.QuerySelector(".held")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email", "not an address", "email")]
    [InlineData("tel", "12", "tel")]
    public async Task Contact_may_be_empty_but_not_unreadable(string field, string typed, string id)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.ToCheckAsync();
        Assert.Equal("/en/apply/check", visitor.Path);
        await visitor.GoAsync("/en/apply/contact");
        await visitor.SendAsync((field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.NotEqual("", visitor.Mend(id));
        Assert.Equal(typed, visitor.Value(field));
    }

    [Fact]
    public async Task The_cards_choices_are_the_persons_own()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.ToCheckAsync();
        await visitor.GoAsync("/en/apply/card");
        await visitor.SendAsync(("gender-mark", "Q"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.NotEqual("", visitor.Mend("gender-mark"));
        Assert.NotEqual("", visitor.Mend("card-address"));
    }
}
