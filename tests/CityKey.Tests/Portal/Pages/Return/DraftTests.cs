using System.Net;
using CityKey.Data.Legal;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Records;

namespace CityKey.Tests.Portal.Pages.Return;

public sealed class DraftTests
{
    [Fact]
    public async Task Where_counsel_allows_it_a_resident_deletes_a_draft_and_nothing_opens_any_more()
    {
        await using var portal = await ConfirmedAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        var code = await browser.CodeAsync();
        await browser.GetAsync("/en/return/draft");
        await browser.SendFormAsync("form[action$='/delete']");

        Assert.Equal("/en/return/deleted", browser.Path);
        Assert.Equal(0, await portal.CountAsync("intake.case_file"));
        Assert.Equal(0, await portal.CountAsync("intake.wrapped_key"));
        Assert.Equal(0, await portal.CountAsync("intake.upload"));
        Assert.Equal(1, await portal.CountAsync("intake.application WHERE status = 'Withdrawn'"));
        Assert.Equal(
            1,
            await portal.CountAsync("audit.entry WHERE action = 'data.deleted' AND actor_kind = 'Resident'")
        );
        Assert.Equal("/en/return", (await browser.GetAsync("/en/apply/tasks")).Path);
        await browser.SendAsync(("access-code", code));
        Assert.Contains("We cannot find an application", browser.ErrorFor("access-code"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_confirmation_by_counsel_the_page_says_so_and_offers_to_cancel()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.GetAsync("/en/return/draft");

        Assert.Contains(
            "We do not know yet if the law lets us",
            browser.Page.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(browser.Page.QuerySelector("form[action$='/delete']"));
        using var deletion = new HttpRequestMessage(HttpMethod.Post, "/en/return/draft/delete")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", browser.Token)]),
        };
        using var refused = await browser.RawAsync(deletion);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(1, await portal.CountAsync("intake.application WHERE status = 'Draft'"));
        await browser.SendAsync();
        Assert.Contains("You canceled it", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await portal.CountAsync("intake.case_file"));
    }

    [Fact]
    public async Task A_frozen_draft_can_be_deleted_while_paused_and_not_while_dark()
    {
        await using var portal = await ConfirmedAsync();
        using var phone = portal.Visit();
        await phone.BeginAsync();
        var code = await phone.CodeAsync();
        await portal.SwitchAsync(PortalMode.Dark);
        Assert.Equal("Online services are closed", (await phone.GetAsync("/en/return/draft")).Heading);
        await portal.SwitchAsync(PortalMode.Paused);
        using var library = portal.Visit();
        await library.GetAsync("/en/return");
        await library.SendAsync(("access-code", code));

        Assert.Equal("/en/return/draft", library.Path);
        await library.SendFormAsync("form[action$='/delete']");
        Assert.Equal("/en/return/deleted", library.Path);
        Assert.Equal(0, await portal.CountAsync("intake.case_file"));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_picture_that_was_replaced_is_deleted_where_counsel_allows_it_and_else_stays_sealed(
        bool confirmed,
        int kept
    )
    {
        await using var portal = confirmed ? await ConfirmedAsync() : await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.AddressAsync();
        await browser.DocumentAsync("passport");
        await browser.SendFormAsync("form[action$='/remove']");
        await browser.DocumentAsync("passport");

        Assert.Equal(kept, await portal.CountAsync("intake.upload"));
    }

    private static async Task<PortalUnderTest> ConfirmedAsync()
    {
        var portal = await PortalUnderTest.OpenAsync();
        await RecordsRuleImport.ApplyAsync(
            portal.Database.ConnectionString("ck_owner"),
            TestCities.Confirmed(),
            TimeProvider.System,
            CancellationToken.None
        );
        return portal;
    }
}
