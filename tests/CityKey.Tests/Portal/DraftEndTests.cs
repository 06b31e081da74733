using System.Net;
using CityKey.Data.Legal;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Records;

namespace CityKey.Tests.Portal;

public sealed class DraftEndTests
{
    [Fact]
    public async Task Where_counsel_allows_it_a_resident_deletes_a_draft_and_nothing_opens_any_more()
    {
        await using var portal = await ConfirmedAsync();
        using var visitor = portal.Visit();
        await visitor.ToCheckAsync();
        var code = await visitor.CodeAsync();
        await visitor.GoAsync("/en/return/draft");
        await visitor.SendAsync(("act", "delete"));

        Assert.Equal("/en/return/deleted", visitor.Path);
        Assert.Equal(0, await portal.CountAsync("intake.case_file"));
        Assert.Equal(0, await portal.CountAsync("intake.wrapped_key"));
        Assert.Equal(0, await portal.CountAsync("intake.upload"));
        Assert.Equal(1, await portal.CountAsync("intake.application WHERE status = 'Withdrawn'"));
        Assert.Equal(
            1,
            await portal.CountAsync("audit.entry WHERE action = 'data.deleted' AND actor_kind = 'Resident'")
        );
        Assert.Equal("/en/return", (await visitor.GoAsync("/en/apply/tasks")).Path);
        await visitor.SendAsync(("access-code", code));
        Assert.Contains("We find no application", visitor.Mend("access-code"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_has_said_the_page_says_so_and_offers_to_stop()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.GoAsync("/en/return/draft");

        Assert.Contains(
            "We do not know yet if the law lets us",
            visitor.Page.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(visitor.Page.QuerySelector("button[value=delete]"));
        await visitor.SendAsync(("act", "delete"));
        Assert.Equal(HttpStatusCode.Conflict, visitor.Status);
        Assert.Equal(1, await portal.CountAsync("intake.application WHERE status = 'Draft'"));
        await visitor.SendAsync(("act", "stop"));
        Assert.Contains("You have stopped it", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
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
        Assert.Equal("The online part is closed", (await phone.GoAsync("/en/return/draft")).Heading);
        await portal.SwitchAsync(PortalMode.Paused);
        using var library = portal.Visit();
        await library.GoAsync("/en/return");
        await library.SendAsync(("access-code", code));

        Assert.Equal("/en/return/draft", library.Path);
        await library.SendAsync(("act", "delete"));
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
        using var visitor = portal.Visit();
        await visitor.BeginAsync();
        await visitor.AboutYouAsync();
        await visitor.AddressAsync();
        await visitor.DocumentAsync("passport");
        await visitor.SendFormAsync("form[action$='/remove']");
        await visitor.DocumentAsync("passport");

        Assert.Equal(kept, await portal.CountAsync("intake.upload"));
    }

    private static async Task<PortalUnderTest> ConfirmedAsync()
    {
        var portal = await PortalUnderTest.OpenAsync();
        await RecordsSettings.ApplyAsync(
            portal.Database.ConnectionString("ck_owner"),
            TestCities.Confirmed(),
            TimeProvider.System,
            CancellationToken.None
        );
        return portal;
    }
}
