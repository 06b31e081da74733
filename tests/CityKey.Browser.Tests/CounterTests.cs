using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Records;
using CityKey.Testing.Uploads;

namespace CityKey.Browser.Tests;

/// <summary>A visit at the counter in Chromium, while the portal is closed: the counter does not notice.</summary>
public sealed class CounterTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(true, "en", "Lost your card?")]
    [InlineData(false, "es", "¿Perdió su tarjeta?")]
    public async Task A_visit_leads_to_a_card_and_a_slip(bool scripts, string language, string said)
    {
        await using var sites = await ClosedAsync();
        var clerk = await ClerkAsync(sites, scripts);
        var counter = new CounterScript(clerk.Page, sites.Staff);
        await counter.ToDocumentsAsync(language);
        await counter.SeeAsync("passport", "utility-bill");
        await counter.ToCheckAsync();
        await counter.SendAsync();
        var card = await counter.ToCardInHandAsync();

        Assert.True(
            SamplePictures.IsUprightFace(PrintedCard.Photo(card)),
            "The face on the card does not stand upright."
        );
        Assert.Contains(CounterScript.Family, PrintedCard.Text(card), StringComparison.Ordinal);
        var slip = await clerk.Page.InnerTextAsync(".slip");
        Assert.Contains(said, slip, StringComparison.Ordinal);
        var serial = await sites.Database.AskAsync<string>(
            "ck_owner",
            "SELECT serial FROM cards.card WHERE status = 'Valid'"
        );
        Assert.Contains(
            serial!,
            slip.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        await clerk.Page.LeaveByAsync(() => clerk.Page.ClickAsync("form.inline button"));
        Assert.Equal(
            0,
            await sites.Database.AskAsync<long>(
                "ck_owner",
                "SELECT (SELECT count(*) FROM counter.visit) + (SELECT count(*) FROM counter.visit_photo)"
            )
        );
    }

    [Theory]
    [InlineData(true, "en", "No document shows that you live in the city.")]
    [InlineData(false, "es", "Ningún documento")]
    public async Task A_visit_leads_to_a_slip_that_says_why_not_and_what_would_do(
        bool scripts,
        string language,
        string said
    )
    {
        await using var sites = await ClosedAsync();
        var clerk = await ClerkAsync(sites, scripts);
        var counter = new CounterScript(clerk.Page, sites.Staff);
        await counter.ToDocumentsAsync(language);
        await counter.SeeAsync("passport");
        await clerk.Page.RunAndWaitForResponseAsync(
            () => clerk.Page.ClickAsync("button[formaction$='Judge']"),
            answer => answer.Request.Method == "GET" && answer.Request.IsNavigationRequest
        );
        await clerk.Page.GotoAsync($"{sites.Staff}/counter/refuse");
        await clerk.Page.CheckAsync("[name=reason][value=residence-not-shown]");
        await clerk.Page.LeaveByAsync(() => clerk.Page.ClickAsync("main form button.stop"));

        Assert.Contains(said, await clerk.Page.InnerTextAsync(".slip"), StringComparison.Ordinal);
        Assert.Equal(0, await sites.Database.AskAsync<long>("ck_owner", "SELECT count(*) FROM cards.card"));
    }

    private static async Task<RunningSites> ClosedAsync()
    {
        var sites = await RunningSites.StartAsync();
        await sites.SwitchAsync(c =>
            c.CloseAsync(new SwitchOrder(PortalMode.Dark, "demand received"), Actor.CommandLine, CancellationToken.None)
        );
        return sites;
    }

    private async Task<StaffMember> ClerkAsync(RunningSites sites, bool scripts)
    {
        var clerk = new StaffMember(await browser.VisitorAsync(scripts, width: 1280), sites.Staff);
        await clerk.SignInAsync("clerk");
        return clerk;
    }
}
